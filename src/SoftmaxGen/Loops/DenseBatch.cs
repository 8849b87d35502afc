using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SoftmaxGen.Loops;

/// <summary>The operands of <c>z_i = sum_k W_ik h_k + b_i</c> for some rows.</summary>
internal readonly ref struct DenseBatch<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ref T _hidden;
    private readonly ref T _weights;
    private readonly ref T _bias;
    private readonly ref T _logits;

    /// <summary>Takes the operands of some rows, after their lengths were checked.</summary>
    public DenseBatch(ReadOnlySpan<T> hidden, ReadOnlySpan<T> weights, ReadOnlySpan<T> bias, Span<T> logits)
    {
        _hidden = ref MemoryMarshal.GetReference(hidden);
        _weights = ref MemoryMarshal.GetReference(weights);
        _bias = ref MemoryMarshal.GetReference(bias);
        _logits = ref MemoryMarshal.GetReference(logits);
    }

    public required nuint Rows { get; init; }

    public required nuint Inputs { get; init; }

    public required nuint ClassCount { get; init; }

    /// <summary>The inputs of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T HiddenOf(nuint row) => ref Unsafe.Add(ref _hidden, row * Inputs);

    /// <summary>The weights of a class.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T WeightsOf(nuint index) => ref Unsafe.Add(ref _weights, index * Inputs);

    /// <summary>The logits of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T LogitsOf(nuint row) => ref Unsafe.Add(ref _logits, row * ClassCount);

    /// <summary>Sets the logits of two classes of a row from the products of weights and inputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SetLogits(ref T logits, nuint class0, nuint class1, T product0, T product1)
    {
        Unsafe.Add(ref logits, class0) = product0 + Unsafe.Add(ref _bias, class0);
        Unsafe.Add(ref logits, class1) = product1 + Unsafe.Add(ref _bias, class1);
    }
}

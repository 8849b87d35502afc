using System;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.Intrinsics;
using SoftmaxGen.Loops;
using SoftmaxGen.Simd;

namespace SoftmaxGen.CompilerServices;

/// <summary>
/// The layer <c>z = W h + b</c> around a kernel, for blocks of rows. Called by generated code; the arguments have been
/// checked.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="weights">The weights, <c>[classCount, inputs]</c>.</param>
/// <param name="bias">The bias, <c>[classCount]</c>.</param>
/// <param name="inputs">The width of the hidden layer.</param>
/// <param name="classCount">The number of classes.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct DenseLayer<T>(ReadOnlySpan<T> weights, ReadOnlySpan<T> bias, int inputs, int classCount)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> _weights = weights;
    private readonly ReadOnlySpan<T> _bias = bias;
    private readonly nuint _inputs = (nuint)inputs;
    private readonly nuint _classCount = (nuint)classCount;

    /// <summary>Writes the logits of some rows.</summary>
    /// <param name="hidden">The hidden layer, <c>[rows, inputs]</c>.</param>
    /// <param name="logits">Receives the logits, <c>[rows, classCount]</c>.</param>
    /// <param name="rows">The number of rows.</param>
    public void Logits(ReadOnlySpan<T> hidden, Span<T> logits, int rows)
    {
        DenseBatch<T> batch = new(hidden, _weights, _bias, logits)
        {
            Rows = (nuint)rows,
            Inputs = _inputs,
            ClassCount = _classCount,
        };
        if (Vector512.IsHardwareAccelerated)
        {
            DenseLogits<Simd512<T>, Vector512<T>, T>.Run(in batch);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            DenseLogits<Simd256<T>, Vector256<T>, T>.Run(in batch);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            DenseLogits<Simd128<T>, Vector128<T>, T>.Run(in batch);
        }
        else
        {
            DenseLogits<Scalar<T>, T, T>.Run(in batch);
        }
    }

    /// <summary>Adds the gradients of the weights and the bias over some rows.</summary>
    /// <param name="gradient">The gradient with respect to the logits, <c>[rows, classCount]</c>.</param>
    /// <param name="hidden">The hidden layer, <c>[rows, inputs]</c>.</param>
    /// <param name="weightGradient">Receives <c>dW_ik += g_i h_k</c>, row after row.</param>
    /// <param name="biasGradient">Receives <c>db_i += g_i</c>, row after row.</param>
    /// <param name="rows">The number of rows.</param>
    public void AddGradients(
        ReadOnlySpan<T> gradient, ReadOnlySpan<T> hidden, Span<T> weightGradient, Span<T> biasGradient, int rows)
    {
        Run(new ProductSums<T>(gradient, hidden, weightGradient)
        {
            Rows = _classCount,
            Columns = _inputs,
            Terms = (nuint)rows,
            RowStride = 1,
            TermStride = _classCount,
            Accumulate = true,
        });

        // One row of sums, and the factor is always 1.
        T one = T.One;
        Run(new ProductSums<T>(new ReadOnlySpan<T>(in one), gradient, biasGradient)
        {
            Rows = 1,
            Columns = _classCount,
            Terms = (nuint)rows,
            Accumulate = true,
        });
    }

    /// <summary>Writes the gradient of the hidden layer of some rows.</summary>
    /// <param name="gradient">The gradient with respect to the logits, <c>[rows, classCount]</c>.</param>
    /// <param name="hiddenGradient">Receives <c>dh_k = sum_i g_i W_ik</c>, <c>[rows, inputs]</c>.</param>
    /// <param name="rows">The number of rows.</param>
    public void HiddenGradient(ReadOnlySpan<T> gradient, Span<T> hiddenGradient, int rows) =>
        Run(new ProductSums<T>(gradient, _weights, hiddenGradient)
        {
            Rows = (nuint)rows,
            Columns = _inputs,
            Terms = _classCount,
            RowStride = _classCount,
            TermStride = 1,
        });

    private static void Run(in ProductSums<T> sums)
    {
        if (Vector512.IsHardwareAccelerated && sums.Columns >= (nuint)Vector512<T>.Count)
        {
            OuterProducts<Simd512<T>, Vector512<T>, T>.Run(in sums);
        }
        else if (Vector256.IsHardwareAccelerated && sums.Columns >= (nuint)Vector256<T>.Count)
        {
            OuterProducts<Simd256<T>, Vector256<T>, T>.Run(in sums);
        }
        else if (Vector128.IsHardwareAccelerated && sums.Columns >= (nuint)Vector128<T>.Count)
        {
            OuterProducts<Simd128<T>, Vector128<T>, T>.Run(in sums);
        }
        else
        {
            OuterProducts<Scalar<T>, T, T>.Run(in sums);
        }
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Loops;

/// <summary>A vector, or a sum, of each of as many rows as a vector has lanes, and one more to align them. For the stack.</summary>
[InlineArray(16 + 1)]
internal struct AlignedRows<TVector>
{
    private TVector _first;

    /// <summary>That of the first row.</summary>
    [UnscopedRef]
    public ref TVector First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref CacheLine.Next(ref _first);
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.CompilerServices;

/// <summary>
/// A sum of many numbers in double precision whose order does not depend on how many are added at once: number i
/// belongs to lane i mod 16 within a chunk of 1024; a chunk's lanes fold by halves, and chunks add up in order, with what
/// each addition loses kept apart (Knuth's two-sum).
/// </summary>
internal struct LaneSums
{
    public const int Lanes = 16;

    private const int Chunk = 1024;

    private Sixteen _lanes;
    private double _total;
    private double _lost;

    /// <summary>The lane of number <paramref name="index"/>, after the chunks before it were closed.</summary>
    /// <remarks>Numbers arrive in order; a step of several numbers never crosses a chunk.</remarks>
    [UnscopedRef]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref double Lane(int index)
    {
        if ((index & (Chunk - 1)) == 0 && index > 0)
        {
            CloseChunk();
        }

        return ref Unsafe.Add(ref Unsafe.As<Sixteen, double>(ref _lanes), (nuint)index % Lanes);
    }

    /// <summary>Adds an infinite number, or NaN: its place among the others makes no difference.</summary>
    public void AddInfinity(double infinity) => _total += infinity;

    /// <summary>The sum of all numbers so far.</summary>
    public double Total()
    {
        CloseChunk();

        // What an infinite or undefined sum lost is undefined.
        return double.IsFinite(_total) ? _total + _lost : _total;
    }

    private void CloseChunk()
    {
        ref double lanes = ref Unsafe.As<Sixteen, double>(ref _lanes);
        Vector256<double> sum =
            (Vector256.LoadUnsafe(ref lanes, 0) + Vector256.LoadUnsafe(ref lanes, 8))
            + (Vector256.LoadUnsafe(ref lanes, 4) + Vector256.LoadUnsafe(ref lanes, 12));
        Vector128<double> half = sum.GetLower() + sum.GetUpper();
        double chunk = half.GetElement(0) + half.GetElement(1);
        double total = _total + chunk;
        double added = total - _total;
        _lost += (_total - (total - added)) + (chunk - added);
        _total = total;
        _lanes = default;
    }

    [InlineArray(Lanes)]
    private struct Sixteen
    {
        private double _first;
    }
}

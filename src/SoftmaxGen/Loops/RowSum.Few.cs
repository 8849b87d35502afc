using System.Runtime.CompilerServices;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <content>Rows whose number of vectors the compiler knows.</content>
internal ref partial struct RowSum<TSimd, TVector, TWide, T>
{
    /// <summary>Sums the exponentials of a row that a few vectors hold, at least a 512-bit one and a part of another or two of 256 bits; the last of them moves as it is told. The last folds are still to be done.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TWide AddFew<TKeep, TApart, TVectors>(ref readonly T logits, nuint count, ref T exponentials, FrontMove<TVector> move)
        where TKeep : IKeep
        where TApart : IApart
        where TVectors : IVectors
    {
        // Vector i belongs to part i mod 2 of the lanes, or they have but one.
        int parts = (int)(Lanes / Width);
        TVector last = TSimd.Load(in logits, count - Width);
        TWide sum = TSimd.Widen(TermAt<TKeep, TApart>(in logits, 0, ref exponentials));
        TWide odd = default;
        if (parts == 2 && TVectors.Count >= 3)
        {
            odd = TSimd.Widen(TermAt<TKeep, TApart>(in logits, Width, ref exponentials));
        }
        else if (TVectors.Count >= 3)
        {
            sum = TSimd.Add(sum, TermAt<TKeep, TApart>(in logits, Width, ref exponentials));
        }

        if (TVectors.Count >= 4)
        {
            sum = TSimd.Add(sum, TermAt<TKeep, TApart>(in logits, 2 * Width, ref exponentials));
        }

        if (TVectors.Count >= 5)
        {
            TVector fourth = TermAt<TKeep, TApart>(in logits, 3 * Width, ref exponentials);
            if (parts == 2)
            {
                odd = TSimd.Add(odd, fourth);
            }
            else
            {
                sum = TSimd.Add(sum, fourth);
            }
        }

        if (TVectors.Count >= 6)
        {
            sum = TSimd.Add(sum, TermAt<TKeep, TApart>(in logits, 4 * Width, ref exponentials));
        }

        TVector terms = LastTerms<TKeep, TApart>(last, move.Count, out TVector kept);
        if (TKeep.Value)
        {
            TSimd.Store(kept, ref exponentials, count - Width);
        }

        terms = TSimd.Move(terms, move);
        if (parts == 1)
        {
            return TSimd.Add(sum, terms);
        }

        return TVectors.Count % 2 == 0 ? TSimd.Add(sum, TSimd.Add(odd, terms)) : TSimd.Add(TSimd.Add(sum, terms), odd);
    }
}

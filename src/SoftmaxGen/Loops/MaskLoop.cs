using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>Rows of a mask.</summary>
internal static class MaskLoop
{
    /// <summary>Whether a row allows nothing; every byte but 0 is true.</summary>
    public static bool IsBarred(ReadOnlySpan<byte> mask)
    {
        if (mask.Length < sizeof(ulong))
        {
            int any = 0;
            foreach (byte allowed in mask)
            {
                any |= allowed;
            }

            return any == 0;
        }

        // Mostly decided by the first and the last bytes of the row.
        ref byte first = ref MemoryMarshal.GetReference(mask);
        ulong ends = Unsafe.ReadUnaligned<ulong>(ref first)
            | Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, mask.Length - sizeof(ulong)));
        return ends == 0 && !mask.ContainsAnyExcept((byte)0);
    }
}

/// <summary>Puts -infinity in the place of every logit that is not allowed, whatever it is.</summary>
internal static class MaskLoop<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Writes the masked logits; in place allowed.</summary>
    public static void Write(ref readonly T logits, ref readonly byte mask, ref T destination, nuint count)
    {
        if (Vector512.IsHardwareAccelerated && count >= (nuint)Vector512<T>.Count)
        {
            Write<Simd512<T>, Vector512<T>>(in logits, in mask, ref destination, count);
        }
        else if (Vector256.IsHardwareAccelerated && count >= (nuint)Vector256<T>.Count)
        {
            Write<Simd256<T>, Vector256<T>>(in logits, in mask, ref destination, count);
        }
        else if (Vector128.IsHardwareAccelerated && count >= (nuint)Vector128<T>.Count)
        {
            Write<Simd128<T>, Vector128<T>>(in logits, in mask, ref destination, count);
        }
        else
        {
            Write<Scalar<T>, T>(in logits, in mask, ref destination, count);
        }
    }

    /// <summary>At least a vector's width; the vector that ends with the logits may overlap the one before.</summary>
    private static void Write<TSimd, TVector>(ref readonly T logits, ref readonly byte mask, ref T destination, nuint count)
        where TSimd : ISimd<TVector, T>
    {
        nuint width = (nuint)TSimd.Count;
        TVector lowest = TSimd.Create(T.NegativeInfinity);

        // Read before anything is written, since the logits may be overwritten in place.
        TVector last = TSimd.WhereAllowed(in mask, count - width, TSimd.Load(in logits, count - width), lowest);
        for (nuint i = 0; i + width <= count; i += width)
        {
            TSimd.Store(TSimd.WhereAllowed(in mask, i, TSimd.Load(in logits, i), lowest), ref destination, i);
        }

        TSimd.Store(last, ref destination, count - width);
    }
}

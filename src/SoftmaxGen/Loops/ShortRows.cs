using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SoftmaxGen.CompilerServices;

namespace SoftmaxGen.Loops;

/// <summary>Tiles of rows of 2 or 3 floats: less than 16 bytes, so rows lie in memory without a gap and are moved whole.</summary>
internal static class ShortRows
{
    /// <summary>Reads as many rows as there are lanes, one class a vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load(int lanes, ref readonly float rows, int classCount, ref float tile)
    {
        if (lanes == Vector512<float>.Count)
        {
            Vector512<float> column0, column1, column2 = default;
            if (classCount == 2)
            {
                Rows.Load(in rows, out column0, out column1);
            }
            else
            {
                Rows.Load(in rows, out column0, out column1, out column2);
            }

            column0.StoreUnsafe(ref tile);
            column1.StoreUnsafe(ref tile, (nuint)lanes);
            column2.StoreUnsafe(ref tile, 2 * (nuint)lanes);
        }
        else if (lanes == Vector256<float>.Count)
        {
            Vector256<float> column0, column1, column2 = default;
            if (classCount == 2)
            {
                Rows.Load(in rows, out column0, out column1);
            }
            else
            {
                Rows.Load(in rows, out column0, out column1, out column2);
            }

            column0.StoreUnsafe(ref tile);
            column1.StoreUnsafe(ref tile, (nuint)lanes);
            column2.StoreUnsafe(ref tile, 2 * (nuint)lanes);
        }
        else
        {
            Vector128<float> column0, column1, column2 = default;
            if (classCount == 2)
            {
                Rows.Load(in rows, out column0, out column1);
            }
            else
            {
                Rows.Load(in rows, out column0, out column1, out column2);
            }

            column0.StoreUnsafe(ref tile);
            column1.StoreUnsafe(ref tile, (nuint)lanes);
            column2.StoreUnsafe(ref tile, 2 * (nuint)lanes);
        }
    }

    /// <summary>Writes as many rows as there are lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(int lanes, ref readonly float tile, int classCount, ref float rows)
    {
        ref float columns = ref Unsafe.AsRef(in tile);
        if (lanes == Vector512<float>.Count)
        {
            Vector512<float> column0 = Vector512.LoadUnsafe(ref columns);
            Vector512<float> column1 = Vector512.LoadUnsafe(ref columns, (nuint)lanes);
            if (classCount == 2)
            {
                Rows.Store(column0, column1, ref rows);
            }
            else
            {
                Rows.Store(column0, column1, Vector512.LoadUnsafe(ref columns, 2 * (nuint)lanes), ref rows);
            }
        }
        else if (lanes == Vector256<float>.Count)
        {
            Vector256<float> column0 = Vector256.LoadUnsafe(ref columns);
            Vector256<float> column1 = Vector256.LoadUnsafe(ref columns, (nuint)lanes);
            if (classCount == 2)
            {
                Rows.Store(column0, column1, ref rows);
            }
            else
            {
                Rows.Store(column0, column1, Vector256.LoadUnsafe(ref columns, 2 * (nuint)lanes), ref rows);
            }
        }
        else
        {
            Vector128<float> column0 = Vector128.LoadUnsafe(ref columns);
            Vector128<float> column1 = Vector128.LoadUnsafe(ref columns, (nuint)lanes);
            if (classCount == 2)
            {
                Rows.Store(column0, column1, ref rows);
            }
            else
            {
                Rows.Store(column0, column1, Vector128.LoadUnsafe(ref columns, 2 * (nuint)lanes), ref rows);
            }
        }
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>Fused multiply-add of doubles where no instruction does it: mostly the same bits, and known where that is in doubt.</summary>
/// <remarks>
/// <para>
/// There is no wider number to compute in. A product becomes a number and what its rounding takes off (T. J. Dekker, A floating-point
/// technique for extending the available precision, 1971), a sum as well; what is left of both, far smaller, is added last. That addition is
/// the only one that a fused step would not have, and it can matter only where the step's result lies next to halfway between two numbers.
/// So it is made of a little less and a little more than what is left: where both give the same, that is the result of the fused step.
/// </para>
/// <para>
/// What is left of a product must be a normal number, or the product so much smaller than the addend that it does not matter.
/// </para>
/// </remarks>
internal static class FusedParts
{
    /// <summary>The bits that a factor's first part does not have: as many as make the product of two first parts exact.</summary>
    private const long BitsOfSecondPart = (1L << 27) - 1;

    // Where what is left comes near half a unit in the last place of the result, it is known to about 2^-50 of that.
    private const double LittleLess = 1 - (1.0 / (1L << 46));
    private const double LittleMore = 1 + (1.0 / (1L << 46));

    /// <summary>The first part of a factor; the second is what is left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> FirstPart(Vector128<double> value) => (value.AsInt64() & Vector128.Create(~BitsOfSecondPart)).AsDouble();

    /// <summary><c>left * right + addend</c>, rounded once; the addend is the larger of the two terms.</summary>
    /// <param name="left">A factor.</param>
    /// <param name="right">The other.</param>
    /// <param name="rightFirst">Its first part.</param>
    /// <param name="addend">The term added.</param>
    /// <param name="inDoubt">Receives all bits of the lanes that may be off by a unit; the others stay as they are.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> MultiplyAdd(
        Vector128<double> left, Vector128<double> right, Vector128<double> rightFirst, Vector128<double> addend, ref Vector128<double> inDoubt)
    {
        Vector128<double> product = left * right;
        Vector128<double> rightSecond = right - rightFirst;
        Vector128<double> leftFirst = FirstPart(left);
        Vector128<double> leftSecond = left - leftFirst;
        Vector128<double> productRest =
            ((leftFirst * rightFirst) - product) + (((leftFirst * rightSecond) + (leftSecond * rightFirst)) + (leftSecond * rightSecond));
        Vector128<double> sum = addend + product;
        return AddRest(sum, (product - (sum - addend)) + productRest, ref inDoubt);
    }

    /// <summary>Adds what is left to a sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> AddRest(Vector128<double> sum, Vector128<double> rest, ref Vector128<double> inDoubt)
    {
        Vector128<double> result = sum + (rest * Vector128.Create(LittleLess));
        inDoubt |= ~Vector128.Equals(result, sum + (rest * Vector128.Create(LittleMore)));
        return result;
    }
}

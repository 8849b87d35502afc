namespace SoftmaxGen.Simd;

/// <summary>The layout of IEEE 754 binary32 and binary64.</summary>
internal static class FloatFormat
{
    public const int SingleMantissaBits = 23;

    public const int DoubleMantissaBits = 52;
    public const long DoubleOneBits = 0x3FF0000000000000;
    public const long DoubleThreeQuartersBits = 0x3FE8000000000000;
}

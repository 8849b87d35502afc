using System;
using Xunit;

namespace SoftmaxGen.Tests.References;

/// <summary>
/// The references against mpmath 1.2.1 at 400 bits: <c>exp(mpf(high) + mpf(low))</c>, <c>log1p(...)</c>, each split
/// into <c>high = float(value)</c> and <c>low = float(value - mpf(high))</c>, printed by <c>repr</c>.
/// </summary>
public class DoubleDoubleMathTests
{
    // A thousandth of an ulp of double would do; an error in the low part shows at once.
    private static readonly double Accuracy = Math.ScaleB(1, -96);

    /// <summary>The argument and its exponential, each as high and low part.</summary>
    public static TheoryData<double, double, double, double> Exponentials => new()
    {
        { 0.0, 0.0, 1.0, 0.0 },
        { 8.673617379884035e-19, 0.0, 1.0, 8.673617379884035e-19 },
        { -9.313225746154785e-10, 0.0, 0.9999999990686774, 4.336808688595695e-19 },
        { 0.1, 0.0, 1.1051709180756477, -8.149523913327619e-17 },
        { -0.1, 4e-18, 0.9048374180359595, 5.417919635947591e-17 },
        { 0.25, -1e-17, 1.2840254166877414, 7.684947365105982e-17 },
        { 0.3465735902799726, 1e-17, 1.414213562373095, 4.461104720044662e-17 },
        { -0.34657359027997264, 0.0, 0.7071067811865476, -4.013739792746569e-17 },
        { 0.34657359027997264, 1e-17, 1.4142135623730951, -9.892893479039593e-17 },
        { 0.5, 0.0, 1.6487212707001282, -4.731568479435833e-17 },
        { 1.0, 0.0, 2.718281828459045, 1.4456468917292502e-16 },
        { -1.0, 5e-17, 0.36787944117144233, 5.965218385783753e-18 },
        { 2.5, -1e-16, 12.182493960703471, 7.614474650633847e-16 },
        { -5.545177444479562, 0.0, 0.003906250000000001, -1.4265960866143484e-19 },
        { 10.0, 0.0, 22026.465794806718, -1.3780134700517372e-12 },
        { -17.25, 0.0, 3.2241867372567335e-08, -1.9497408478858684e-24 },
        { -37.42994775023705, 3e-15, 5.551115123125793e-17, 1.8561699900115034e-33 },
        { -88.72283905206835, 0.0, 2.9387360522180405e-39, 2.4038938796714826e-55 },
        { -103.97207708399179, 0.0, 7.006492321624118e-46, -5.194855693931462e-62 },
        { -208.5, 1e-14, 2.815791691746221e-91, 2.6491206171222442e-107 },
        { 300.125, 0.0, 2.201057464963801e+130, -9.063800601080624e+113 },
        { -512.0, 0.0, 4.377491037053051e-223, 2.706079830228623e-239 },
        { -600.0625, -4e-14, 2.4898171435279587e-261, 6.376940212825864e-278 },
        { 700.0, 0.0, 1.0142320547350045e+304, 1.6666571920734673e+287 },
        { -665.0, 0.0, 1.5637579633862188e-289, 3.5416948172944387e-306 },
    };

    /// <summary>The argument and the logarithm of 1 plus it, each as high and low part.</summary>
    public static TheoryData<double, double, double, double> Logarithms => new()
    {
        { 9.332636185032189e-302, 0.0, 9.332636185032189e-302, 0.0 },
        { 1e-300, 0.0, 1e-300, 0.0 },
        { 1e-100, 1e-117, 1e-100, 1e-117 },
        { 1.1102230246251565e-16, 0.0, 1.1102230246251565e-16, -6.162975822039154e-33 },
        { 1e-10, 0.0, 9.999999999500001e-11, -3.389513322121794e-27 },
        { 1e-05, 2e-22, 9.999950000333332e-06, -3.8688372824934347e-23 },
        { 0.001, 0.0, 0.0009995003330835331, 3.8971025988294614e-20 },
        { 0.1, 0.0, 0.09531017980432487, -3.808451650416249e-19 },
        { 0.4142135623730951, -1e-17, 0.3465735902799727, -2.1881209864366952e-17 },
        { 0.41421356237309515, 0.0, 0.3465735902799727, 2.4442169414592898e-17 },
        { 0.5, 0.0, 0.4054651081081644, -2.8811380259626426e-18 },
        { 1.0, 0.0, 0.6931471805599453, 2.3190468138462996e-17 },
        { 1.718281828459045, 2e-16, 1.0, 2.039351116822955e-17 },
        { 3.0, 0.0, 1.3862943611198906, 4.638093627692599e-17 },
        { 9.0, 0.0, 2.302585092994046, -2.1707562233822494e-16 },
        { 100.25, -5e-15, 4.617592705986649, -3.658147248155109e-16 },
        { 299.0, 0.0, 5.703782474656201, 1.4126959774862874e-16 },
        { 4095.5, 0.0, 8.31788822958187, -5.173687961936731e-16 },
        { 1048575.0, 0.0, 13.862943611198906, 1.9720152919197308e-17 },
        { 2147483647.0, 1e-07, 21.487562597358306, -8.99863895914608e-16 },
    };

    [Theory, MemberData(nameof(Exponentials))]
    public void Exp_AgreesWithMultiPrecision(double high, double low, double expectedHigh, double expectedLow) =>
        AssertClose(new(expectedHigh, expectedLow), DoubleDoubleMath.Exp(new(high, low)));

    [Theory, MemberData(nameof(Logarithms))]
    public void Log1P_AgreesWithMultiPrecision(double high, double low, double expectedHigh, double expectedLow) =>
        AssertClose(new(expectedHigh, expectedLow), DoubleDoubleMath.Log1P(new(high, low)));

    /// <summary>exp(-744) itself is subnormal; the constant is exp(mpf(-744)) * mpf(2)**600.</summary>
    [Fact]
    public void ScaledExp_KeepsAllBits() => AssertClose(
        new(3.1834853993588906e-143, 1.0115897937648202e-159), DoubleDoubleMath.Exp(-744, scale: 600));

    private static void AssertClose(DoubleDouble expected, DoubleDouble actual)
    {
        double error = (double)(actual - expected);
        Assert.True(
            Math.Abs(error) <= Accuracy * expected.High, $"{actual} differs from {expected} by {error / expected.High:E2} relative.");
    }
}

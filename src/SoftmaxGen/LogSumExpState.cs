using System;
using System.Numerics;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Loops;
using SoftmaxGen.Numerics;
using SoftmaxGen.Simd;

namespace SoftmaxGen;

/// <summary>
/// The log-sum-exp, <c>ln sum_k exp(z_k)</c>, of logits that come piece by piece: that do not fit in memory, or are spread over
/// machines. States of parts merge to the state of the whole.
/// </summary>
/// <remarks>
/// <para>
/// A state is plain data: <see cref="Maximum"/>, <see cref="Sum"/> and <see cref="SumRest"/>, to be written anywhere and read
/// by the constructor. The default value is the state of no logits.
/// </para>
/// <para>
/// The sum is kept relative to <c>2^n</c>, n the integer nearest to the maximum over ln 2, in about twice the precision of
/// <see cref="double"/>. A new maximum moves the exponent only, which is exact, so that accuracy does not depend on the order
/// of the logits or on how often the maximum rises. Only maxima of 2^40 and more in magnitude, whose own last place is
/// wider than 2^-13, are rescaled by a rounded factor.
/// </para>
/// <para>
/// The same spans and states in the same order give the same bits on every processor; another order may differ in the
/// last places. A NaN or +infinity makes the value NaN for good; -infinity adds nothing.
/// </para>
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public struct LogSumExpState<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // From here on the exponent has no integer of its own.
    private const double Large = 1099511627776;

    private T _maximum;

    /// <summary>Initializes a state with what the properties of another one were.</summary>
    /// <param name="maximum">The largest logit, NaN where the sum is.</param>
    /// <param name="sum">The sum of the exponentials, 0 when there are none.</param>
    /// <param name="sumRest">What rounding took off the sum.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sum"/> is negative.</exception>
    public LogSumExpState(T maximum, double sum, double sumRest)
    {
        if (sum < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(sum), sum, $"The sum, {sum}, is negative.");
        }

        _maximum = maximum;
        Sum = sum;
        SumRest = sumRest;
    }

    /// <summary>Gets the largest logit that was added: -infinity when none was, NaN when one was NaN or +infinity.</summary>
    public readonly T Maximum => Sum == 0 ? T.NegativeInfinity : _maximum;

    /// <summary>Gets the sum of the exponentials, relative to a power of two that follows from the maximum.</summary>
    public double Sum { get; private set; }

    /// <summary>Gets what rounding took off the sum.</summary>
    public double SumRest { get; private set; }

    /// <summary>
    /// Gets the log-sum-exp of all logits that were added: -infinity when there were none, or nothing but -infinity; NaN when
    /// one was NaN or +infinity. It is the sum of the maximum and of what the other logits add to it, within 2 ulp of the
    /// larger of the two.
    /// </summary>
    public readonly T Value
    {
        get
        {
            if (Sum == 0 || double.IsNaN(Sum))
            {
                return Sum == 0 ? T.NegativeInfinity : T.NaN;
            }

            double peak = ExpOf(double.CreateTruncating(_maximum), out double peakRest, out _);
            (double others, double rest) = TwoSum(Sum, -peak);
            (others, rest) = TwoSum(others, rest + (SumRest - peakRest));
            double tail = Scalar<double>.Tail(new(new(peak, peakRest), new(others, rest)));
            return T.CreateTruncating(double.CreateTruncating(_maximum) + tail);
        }
    }

    /// <summary>Adds logits.</summary>
    /// <param name="logits">The logits, any number of them.</param>
    public void Add(ReadOnlySpan<T> logits)
    {
        if (logits.IsEmpty)
        {
            return;
        }

        T max = PeakSumOperation<T>.Compute(logits, out PeakSum<WideSum<T>> sum);
        if (!sum.Others.IsNaN)
        {
            Merge(Of(max, sum));
        }
        else if (logits.ContainsAnyExcept(T.NegativeInfinity))
        {
            Merge(new(T.NaN, double.NaN, 0));
        }
    }

    /// <summary>Adds what was added to another state.</summary>
    /// <param name="other">The other state.</param>
    public void Merge(in LogSumExpState<T> other)
    {
        if (other.Sum == 0 || double.IsNaN(Sum))
        {
            return;
        }

        if (Sum == 0 || double.IsNaN(other.Sum))
        {
            this = other;
            return;
        }

        LogSumExpState<T> upper = _maximum < other._maximum ? other : this;
        LogSumExpState<T> lower = _maximum < other._maximum ? this : other;
        (double scaled, double scaledRest) = lower.RelativeTo(upper._maximum);
        (double sum, double rest) = TwoSum(upper.Sum, scaled);
        (sum, rest) = TwoSum(sum, rest + (upper.SumRest + scaledRest));
        this = new(upper._maximum, sum, rest);
    }

    /// <summary>The state of some logits; their sum is relative to another power of two, so only its ratio to the peak counts.</summary>
    private static LogSumExpState<T> Of(T max, PeakSum<WideSum<T>> sum)
    {
        double others = sum.Others.First;
        double divisor = sum.Peak.First;
        double ratio = others / divisor;
        double remainder = Math.FusedMultiplyAdd(-ratio, divisor, others)
            + (sum.Others.Second - (ratio * sum.Peak.Second));
        double ratioRest = remainder / divisor;

        double peak = ExpOf(double.CreateTruncating(max), out double peakRest, out _);
        double product = peak * ratio;
        double productRest = Math.FusedMultiplyAdd(peak, ratio, -product) + ((peak * ratioRest) + (peakRest * ratio));
        (double total, double rest) = TwoSum(peak, product);
        (total, rest) = TwoSum(total, rest + (peakRest + productRest));
        return new(max, total, rest);
    }

    /// <summary>The sum relative to the power of two of a maximum that is not smaller.</summary>
    private readonly (double High, double Low) RelativeTo(T maximum)
    {
        double own = double.CreateTruncating(_maximum);
        double larger = double.CreateTruncating(maximum);
        if (own == larger)
        {
            return (Sum, SumRest);
        }

        double ownPeak = ExpOf(own, out _, out double ownExponent);
        double largerPeak = ExpOf(larger, out _, out double largerExponent);
        if (Math.Max(Math.Abs(own), Math.Abs(larger)) >= Large)
        {
            double exp = Scalar<double>.Exp(own - larger, Exponential.Shift<Scalar<double>, double, double>(0));
            double factor = exp / Constants<double>.Bias / ownPeak * largerPeak;
            return (Sum * factor, SumRest * factor);
        }

        // Exponents further apart than this leave nothing of the sum.
        int shift = (int)Math.Max(ownExponent - largerExponent, -4096);
        return (Math.ScaleB(Sum, shift), Math.ScaleB(SumRest, shift));
    }

    /// <summary>The exponential of a maximum relative to its power of two, or to itself where it is large.</summary>
    private static double ExpOf(double maximum, out double rest, out double exponent)
    {
        rest = 0;
        exponent = 0;
        if (Math.Abs(maximum) >= Large)
        {
            return 1;
        }

        // Cody and Waite: the first step is exact. What is left may round to an exponent of 1 once more.
        double n = Exponent(maximum);
        double reduced = Math.FusedMultiplyAdd(n, Constants<double>.MinusLn2High, maximum);
        double lessOne = Exponential.ExpOfMaxLessOne<Scalar<double>, double, double>(
            reduced, Exponential.Shift<Scalar<double>, double, double>(reduced), out double lessOneRest);
        double exp = 1 + lessOne;
        rest = (((1 - exp) + lessOne) + lessOneRest) + (exp * (n * Constants<double>.MinusLn2Low));
        exponent = n + Exponent(reduced);
        return exp;
    }

    /// <summary>The integer nearest to value / ln 2, as <see cref="Exponential"/> rounds it.</summary>
    private static double Exponent(double value) =>
        Math.FusedMultiplyAdd(value, Constants<double>.InverseLn2, Constants<double>.RoundToInteger) - Constants<double>.RoundToInteger;

    /// <summary>The exact sum of two numbers (Knuth).</summary>
    private static (double High, double Low) TwoSum(double left, double right)
    {
        double sum = left + right;
        double added = sum - left;
        return (sum, (left - (sum - added)) + (right - added));
    }
}

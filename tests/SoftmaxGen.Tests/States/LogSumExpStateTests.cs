using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using SoftmaxGen.Tests.Accuracy;
using SoftmaxGen.Tests.Bits;
using SoftmaxGen.Tests.Inputs;
using SoftmaxGen.Tests.References;
using Xunit;

namespace SoftmaxGen.Tests.States;

/// <summary>The log-sum-exp of logits that come piece by piece.</summary>
public abstract class LogSumExpStateTests<T>(ITestOutputHelper output)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static TheoryData<LogitFamily> Families => [.. Logits.Families];

    /// <summary>Levels at which the maximum rises: around 0, where rows are centred, and past the integers.</summary>
    public static TheoryData<double> Levels => [0, -1000, 300, 2000, -1e6, 1e9, 3e13, -1e20];

    [Theory, MemberData(nameof(Families))]
    public void PiecesInAnyOrder_AreWithinThePromise(LogitFamily family)
    {
        Worst worst = new("log-sum-exp of a state, ulp", Promise<T>.StateUlps);
        Noise noise = new((ulong)family);
        foreach (int count in new[] { 1, 2, 3, 10, 17, 100, 1000, 5000 })
        {
            for (int round = 0; round < 20; round++)
            {
                T[] logits = Logits.Row<T>(family, count, noise);
                Measure(worst, logits, AddInPieces(logits, noise));
            }
        }

        Worst.AssertKept(output, worst);
    }

    [Theory, MemberData(nameof(Levels))]
    public void MaximumThatRisesWithEveryLogit_LosesNothing(double level)
    {
        Worst worst = new("log-sum-exp with a rising maximum, ulp", Promise<T>.StateUlps);
        T[] logits = [.. Enumerable.Range(0, 50_000).Select(i => T.CreateChecked(level + (Math.Abs(level) * 1e-12 * i) + (i * 1e-4)))];
        LogSumExpState<T> state = default;
        foreach (T logit in logits)
        {
            state.Add([logit]);
        }

        Measure(worst, logits, state);

        Worst.AssertKept(output, worst);
    }

    [Fact]
    public void NothingAdded_IsNegativeInfinity()
    {
        LogSumExpState<T> state = default;
        state.Add([]);
        state.Add([T.NegativeInfinity, T.NegativeInfinity]);
        state.Merge(new LogSumExpState<T>());

        Assert.Equal(T.NegativeInfinity, state.Value);
        Assert.Equal(T.NegativeInfinity, state.Maximum);
    }

    [Fact]
    public void NegativeInfinity_AddsNothing()
    {
        LogSumExpState<T> expected = default;
        LogSumExpState<T> state = default;

        expected.Add([T.One, T.Zero]);
        state.Add([T.NegativeInfinity]);
        state.Add([T.One, T.NegativeInfinity, T.Zero]);
        state.Add([T.NegativeInfinity]);

        Assert.Equal(expected.Value, state.Value);
    }

    [Fact]
    public void NaNAndPositiveInfinity_AreNaNForGood()
    {
        foreach (T special in new[] { T.NaN, -T.NaN, T.PositiveInfinity })
        {
            LogSumExpState<T> state = default;
            state.Add([T.One, T.Zero]);
            state.Add([T.NegativeInfinity, special]);
            state.Add([T.One]);
            LogSumExpState<T> other = default;
            other.Add([T.One]);
            other.Merge(state);

            BitsAssert.Equal<T>([T.NaN, T.NaN, T.NaN, T.NaN], [state.Value, state.Maximum, other.Value, other.Maximum], $"{special}");
        }
    }

    [Fact]
    public void HugeLogits_CountAsOftenAsTheyAreEqual()
    {
        foreach (double level in new[] { 1e30, -1e30 })
        {
            T logit = T.CreateChecked(level);
            LogSumExpState<T> state = default;
            state.Add([T.BitDecrement(logit)]);
            state.Add([logit, logit]);
            state.Add([logit, T.BitDecrement(logit)]);

            Assert.Equal(logit, state.Value);
            Assert.Equal(3, state.Sum);
        }
    }

    [Fact]
    public void StateOfItsProperties_IsTheSame()
    {
        Noise noise = new(5);
        LogSumExpState<T> state = AddInPieces(Logits.Row<T>(LogitFamily.Wide, 1000, noise), noise);

        LogSumExpState<T> copy = new(state.Maximum, state.Sum, state.SumRest);
        state.Add([T.One]);
        copy.Add([T.One]);

        Assert.Equal(state, copy);
        Assert.Equal(default, new LogSumExpState<T>(T.Zero, 0, 0));
    }

    [Fact]
    public void NegativeSum_IsRefused() =>
        Assert.Equal("sum", Assert.Throws<ArgumentOutOfRangeException>(() => new LogSumExpState<T>(T.Zero, -1, 0)).ParamName);

    private static void Measure(Worst worst, T[] logits, LogSumExpState<T> state)
    {
        RowTruth<T> truth = new(logits);
        double maximum = Math.Abs(double.CreateChecked(logits[truth.ArgMax]));
        Truth larger = maximum >= truth.Tail().Unscaled.High ? new(maximum, 0) : truth.Tail();
        DoubleDouble error = double.CreateChecked(state.Value) - truth.LogSumExp;
        worst.Add(Math.Abs((double)error) / larger.Ulp<T>(), logits[0], logits.Length);
    }

    /// <summary>Adds pieces of random lengths to several states, and merges these.</summary>
    private static LogSumExpState<T> AddInPieces(ReadOnlySpan<T> logits, Noise noise)
    {
        List<LogSumExpState<T>> states = [default, default, default];
        while (!logits.IsEmpty)
        {
            int length = Math.Min(logits.Length, 1 + noise.Below(40));
            int index = noise.Below(states.Count);
            LogSumExpState<T> state = states[index];
            state.Add(logits[..length]);
            states[index] = state;
            logits = logits[length..];
        }

        LogSumExpState<T> whole = states[0];
        whole.Merge(states[1]);
        whole.Merge(states[2]);
        return whole;
    }
}

public sealed class SingleLogSumExpStateTests(ITestOutputHelper output) : LogSumExpStateTests<float>(output);

public sealed class DoubleLogSumExpStateTests(ITestOutputHelper output) : LogSumExpStateTests<double>(output);

using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Numerics;
using System.Reflection;
using SoftmaxGen.Tests.Subjects;
using Xunit;

namespace SoftmaxGen.Tests.Bits;

/// <summary>A kernel set with class weights has, for every class count, the bits of the run-time losses with the first of the weights.</summary>
public abstract class WeightedSetTests<T>(params Type[] sets)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int ManyRows = 35;

    [Fact]
    public void FiniteRows_GiveTheBitsOfTheFirstWeights() => AssertBits(Sample<T>.Finite);

    [Fact]
    public void RowsWithNaNAndInfinities_GiveTheBitsOfTheFirstWeights() => AssertBits(Sample<T>.Undefined);

    [Fact]
    public void MoreClassesThanWeights_AreRefusedBeforeAnythingIsWritten()
    {
        foreach (Type set in sets)
        {
            int weights = AttributeOf(set).ClassWeights.Length;
            foreach (LossMethod<T> method in LossMethod<T>.All)
            {
                LossArguments<T> arguments = new(Sample<T>.Finite(weights + 1, method.IsOfOneRow ? 1 : ManyRows), null);
                T[] before = arguments.Written;

                ArgumentException exception = Assert.Throws<ArgumentOutOfRangeException>(() => method.Of(set)(arguments));

                Assert.Equal("classCount", exception.ParamName);
                Assert.Contains((weights + 1).ToString(CultureInfo.CurrentCulture), exception.Message, StringComparison.Ordinal);
                Assert.Contains($" {weights}.", exception.Message, StringComparison.Ordinal);
                Assert.Equal(before, arguments.Written);
            }
        }
    }

    private void AssertBits(Func<int, int, Sample<T>> make)
    {
        Assert.Equal(15, LossMethod<T>.All.Length);
        foreach (Type set in sets)
        {
            int weights = AttributeOf(set).ClassWeights.Length;
            foreach (int classCount in new[] { 1, 2, 3, 5, 10, 16, 17, 20 }.Where(count => count <= weights))
            {
                CrossEntropyOptions options = OptionsOf(set, classCount);
                foreach (LossMethod<T> method in LossMethod<T>.All)
                {
                    Sample<T> sample = make(classCount, method.IsOfOneRow ? 1 : ManyRows);
                    LossArguments<T> expected = new(sample, options);
                    LossArguments<T> actual = new(sample, options);

                    T expectedLoss = method.AtRunTime(expected);
                    T loss = method.Of(set)(actual);

                    BitsAssert.Equal<T>(
                        [expectedLoss, .. expected.Written], [loss, .. actual.Written], $"{set.Name}, {classCount} classes, {method}");
                }
            }
        }
    }

    /// <summary>What the attribute says, for one class count.</summary>
    private static CrossEntropyOptions OptionsOf(Type set, int classCount)
    {
        SoftmaxKernelSetAttribute attribute = AttributeOf(set);
        bool hasIgnoreIndex = set.GetCustomAttributesData()
            .SelectMany(static data => data.NamedArguments)
            .Any(static argument => argument.MemberName == nameof(attribute.IgnoreIndex));
        return new()
        {
            Reduction = attribute.Reduction,
            ClassWeights = [.. attribute.ClassWeights.Take(classCount)],
            LabelSmoothing = attribute.LabelSmoothing,
            IgnoreIndex = hasIgnoreIndex ? attribute.IgnoreIndex : null,
            ZLoss = attribute.ZLoss,
            Temperature = attribute.Temperature,
        };
    }

    private static SoftmaxKernelSetAttribute AttributeOf(Type set) => set.GetCustomAttribute<SoftmaxKernelSetAttribute>()!;
}

public sealed class SingleWeightedSetTests() : WeightedSetTests<float>(
    typeof(WeightedSet), typeof(WeightedSmoothSet), typeof(WeightedIgnoreSet), typeof(WeightedZLossSet), typeof(WeightedAllSet))
{
    [Fact]
    public void MethodsThatAreNoLoss_ServeMoreClassesThanWeights()
    {
        Sample<float> sample = Sample<float>.Finite(21, 5);
        float[] expected = new float[sample.Logits.Length];
        float[] actual = new float[sample.Logits.Length];

        SoftmaxKernels.Softmax(sample.Logits, 21, expected);
        WeightedSet.Softmax(sample.Logits, 21, actual);

        BitsAssert.Equal<float>(expected, actual, "softmax");
    }

    [Fact]
    public void ClassesWhoseWeightsAreAllZero_GiveTheMeanZero()
    {
        float[] gradient = [1, 1];

        Assert.Equal(0, LateWeightSet.CrossEntropyGradient([1, 2], 2, [1], gradient));
        Assert.Equal([0, 0], gradient);
    }
}

public sealed class DoubleWeightedSetTests() : WeightedSetTests<double>(typeof(WeightedDoubleSet), typeof(WeightedAllDoubleSet));

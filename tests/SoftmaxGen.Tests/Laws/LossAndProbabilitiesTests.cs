using SoftmaxGen.Tests.Bits;
using Xunit;

namespace SoftmaxGen.Tests.Laws;

[SoftmaxKernel(10, LabelSmoothing = 0.1, IgnoreIndex = 3, ZLoss = 0.01)]
internal readonly partial struct SmoothedTen;

/// <summary>Loss and probabilities in one call are those of two calls, with options too.</summary>
public class LossAndProbabilitiesTests
{
    private const int Rows = 700;

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(5000)]
    public void OptionsOfTheLoss_GiveTheBitsOfTheSeparateMethods(int classCount)
    {
        int rows = classCount > 100 ? 5 : Rows;
        CrossEntropyOptions options = new() { LabelSmoothing = 0.1, IgnoreIndex = 0, ZLoss = 0.01, Reduction = LossReduction.Sum };
        Sample<double> sample = Sample<double>.Finite(classCount, rows);
        double[] expected = new double[sample.Logits.Length];
        double loss = SoftmaxKernels.CrossEntropy(sample.Logits, classCount, sample.Labels, options);
        SoftmaxKernels.Softmax(sample.Logits, classCount, expected);

        double actual = SoftmaxKernels.CrossEntropySoftmax(sample.Logits, classCount, sample.Labels, sample.Logits, options);

        BitsAssert.Equal<double>([loss], [actual], "loss");
        BitsAssert.Equal<double>(expected, sample.Logits, "probabilities");
    }

    [Fact]
    public void DeclaredOptions_GiveTheBitsOfTheSeparateMethods()
    {
        Sample<float> sample = Sample<float>.Finite(SmoothedTen.ClassCount, Rows);
        float[] expected = new float[sample.Logits.Length];
        float[] actual = new float[sample.Logits.Length];
        SmoothedTen.Softmax(sample.Logits, expected);

        float loss = SmoothedTen.CrossEntropySoftmax(sample.Logits, sample.Labels, actual);

        BitsAssert.Equal<float>([SmoothedTen.CrossEntropy(sample.Logits, sample.Labels)], [loss], "loss");
        BitsAssert.Equal<float>(expected, actual, "probabilities");
    }
}

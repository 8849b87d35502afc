using System;
using System.Linq;
using SoftmaxGen.Tests.Accuracy;
using SoftmaxGen.Tests.Inputs;
using Xunit;

namespace SoftmaxGen.Tests.Laws;

/// <summary>The gradient is the slope of the loss, by central differences in double.</summary>
public class FiniteDifferenceTests
{
    private const int ClassCount = 5;
    private const int Inputs = 3;

    // A power of two, so that a logit and the step add exactly.
    private static readonly double Step = Math.ScaleB(1, -17);

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public void Gradient_IsTheSlopeOfTheLossAlongEachLogit(int rows)
    {
        Noise noise = new(3);
        double[] logits = Dyadic(rows * ClassCount, noise);
        int[] labels = noise.Labels(rows, ClassCount);
        double[] gradient = new double[logits.Length];

        double loss = SoftmaxKernels.CrossEntropyGradient(logits, ClassCount, labels, gradient);

        for (int i = 0; i < logits.Length; i++)
        {
            double slope = Slope(logits, i, z => SoftmaxKernels.CrossEntropy(z, ClassCount, labels));
            Assert.Equal(slope, gradient[i], SlopeError(loss, thirdDerivative: 1));
        }
    }

    /// <summary>With z = W h + b: dL/dW_ik = (a_i - y_i) h_k, dL/db_i = a_i - y_i and dL/dh_k = sum_i (a_i - y_i) W_ik.</summary>
    [Fact]
    public void Gradient_GivesTheSlopesOfTheLayerBeforeByTheChainRule()
    {
        const int Label = 2;
        Noise noise = new(4);
        double[] weights = Dyadic(ClassCount * Inputs, noise);
        double[] bias = Dyadic(ClassCount, noise);
        double[] hidden = Dyadic(Inputs, noise);
        double[] gradient = new double[ClassCount];
        double loss = SoftmaxKernels.CrossEntropyGradient(Layer(weights, bias, hidden), ClassCount, Label, gradient);

        // Along a weight or an input, the third derivative has the cube of what it is multiplied by.
        double error = SlopeError(loss, Math.Pow(weights.Concat(hidden).Max(Math.Abs) * ClassCount, 3));
        for (int i = 0; i < ClassCount; i++)
        {
            Assert.Equal(Slope(bias, i, b => Loss(Layer(weights, b, hidden))), gradient[i], error);
            for (int k = 0; k < Inputs; k++)
            {
                double slope = Slope(weights, (i * Inputs) + k, w => Loss(Layer(w, bias, hidden)));
                Assert.Equal(slope, gradient[i] * hidden[k], error);
            }
        }

        for (int k = 0; k < Inputs; k++)
        {
            double expected = Enumerable.Range(0, ClassCount).Sum(i => gradient[i] * weights[(i * Inputs) + k]);
            Assert.Equal(Slope(hidden, k, h => Loss(Layer(weights, bias, h))), expected, error);
        }

        static double Loss(double[] logits) => SoftmaxKernels.CrossEntropy(logits, ClassCount, Label);
    }

    [Fact]
    public void GradientOfTheEntropy_IsItsSlopeAlongEachLogit()
    {
        double[] logits = Dyadic(ClassCount, new(5));
        double[] entropy = new double[1];
        double[] gradient = new double[ClassCount];

        SoftmaxKernels.EntropyGradient(logits, ClassCount, entropy, gradient);

        for (int i = 0; i < ClassCount; i++)
        {
            double slope = Slope(logits, i, z =>
            {
                double[] result = new double[1];
                SoftmaxKernels.Entropy(z, ClassCount, result);
                return result[0];
            });
            Assert.Equal(slope, gradient[i], SlopeError(entropy[0], thirdDerivative: 10));
        }
    }

    [Fact]
    public void DiagonalOfTheHessian_IsTheSlopeOfTheGradient()
    {
        double[] logits = Dyadic(ClassCount, new(6));
        double[] diagonal = new double[ClassCount];

        SoftmaxKernels.HessianDiagonal(logits, ClassCount, diagonal);

        for (int i = 0; i < ClassCount; i++)
        {
            double slope = Slope(logits, i, z =>
            {
                double[] gradient = new double[ClassCount];
                SoftmaxKernels.CrossEntropyGradient(z, ClassCount, label: 1, gradient);
                return gradient[i];
            });
            Assert.Equal(slope, diagonal[i], SlopeError(1, thirdDerivative: 1));
        }
    }

    private static double[] Layer(double[] weights, double[] bias, double[] hidden) =>
        [.. bias.Select((b, i) => b + hidden.Select((h, k) => h * weights[(i * Inputs) + k]).Sum())];

    private static double Slope(double[] point, int index, Func<double[], double> loss)
    {
        double[] after = [.. point];
        double[] before = [.. point];
        after[index] += Step;
        before[index] -= Step;
        return (loss(after) - loss(before)) / (2 * Step);
    }

    /// <summary>
    /// What a central difference may be off by: the step squared over 6 times the third derivative (at most 1 along a
    /// logit: the skewness of one draw), and the promised errors of the two losses over the distance between them.
    /// </summary>
    private static double SlopeError(double loss, double thirdDerivative)
    {
        double ulp = Math.BitIncrement(2 * loss) - (2 * loss);
        return (Step * Step / 6 * thirdDerivative) + (2 * Promise<double>.LossUlps * ulp / (2 * Step));
    }

    /// <summary>Numbers with 10 places after the binary point, so that sums and products of them are exact.</summary>
    private static double[] Dyadic(int count, Noise noise) =>
        [.. Enumerable.Range(0, count).Select(_ => Math.Round(noise.Normal() * 1024) / 1024)];
}

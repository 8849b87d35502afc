using System;
using System.Linq;
using System.Numerics;
using SoftmaxGen.Tests.Inputs;
using SoftmaxGen.Tests.References;
using SoftmaxGen.Tests.Subjects;
using Xunit;

namespace SoftmaxGen.Tests.Accuracy;

/// <summary>The promise of accuracy for the gradient through a softmax, for the probabilities that are given.</summary>
public abstract class SoftmaxGradientAccuracyTests<T>(ITestOutputHelper output)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static TheoryData<LogitFamily> Families => [.. Logits.Families];

    [Theory, MemberData(nameof(Families))]
    public void Gradients_AreWithinTheirPromise(LogitFamily family)
    {
        Worst worst = new("gradient, ulp", Promise<T>.SoftmaxGradientUlps);
        foreach (Measured<T> row in Measured<T>.Rows(family))
        {
            Noise noise = new((ulong)row.Logits.Length);
            T level = T.CreateChecked(noise.Below(3) * 1000);
            T[] probabilities = new T[row.Logits.Length];
            T[] upstream = [.. row.Logits.Select(_ => level + T.CreateChecked(noise.Normal()))];
            T[] gradient = new T[row.Logits.Length];
            row.Subject.Softmax(row.Logits, probabilities);

            row.Subject.SoftmaxGradient(probabilities, upstream, gradient);

            DoubleDouble[] products = [.. probabilities.Zip(upstream, static (y, dy) => Product(y, dy))];
            DoubleDouble dot = products.Aggregate(DoubleDouble.Zero, static (sum, product) => sum + product);
            double terms = products.Sum(static product => Math.Abs(product.High));
            for (int i = 0; i < gradient.Length; i++)
            {
                DoubleDouble difference = double.CreateChecked(upstream[i]) - dot;
                double probability = double.CreateChecked(probabilities[i]);
                Truth truth = new(difference * probability, 0);

                // Where the difference cancels, the error of the dot product shows: it counts from 2^-20 of its terms on.
                Truth size = new(Math.Abs(truth.Value.High) + Math.ScaleB(terms * probability, -20), 0);
                double error = Math.Abs((double)(double.CreateChecked(gradient[i]) - truth.Value));
                worst.Add(error / size.Ulp<T>(), row.Logits[i], row.Logits.Length);
            }
        }

        Worst.AssertKept(output, worst);
    }

    private static DoubleDouble Product(T left, T right) => (DoubleDouble)double.CreateChecked(left) * double.CreateChecked(right);
}

public sealed class SingleSoftmaxGradientAccuracyTests(ITestOutputHelper output) : SoftmaxGradientAccuracyTests<float>(output);

public sealed class DoubleSoftmaxGradientAccuracyTests(ITestOutputHelper output) : SoftmaxGradientAccuracyTests<double>(output);

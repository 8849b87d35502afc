using System;

namespace SoftmaxGen.CompilerServices;

/// <content>What a row has beside its hidden layer: an index, a weight, a mask.</content>
public static partial class HeadArguments
{
    /// <summary>Checks the arguments of a method that writes one index a row.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="hidden">The hidden layer, <c>[rows, inputs]</c>.</param>
    /// <param name="inputs">The width of the hidden layer.</param>
    /// <param name="weights">The weights, <c>[classCount, inputs]</c>.</param>
    /// <param name="bias">The bias, <c>[classCount]</c>.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="destination">The destination, <c>[rows]</c>.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="ArgumentException">A length does not fit; the message names both numbers.</exception>
    public static int Indices<T>(
        ReadOnlySpan<T> hidden,
        int inputs,
        ReadOnlySpan<T> weights,
        ReadOnlySpan<T> bias,
        int classCount,
        Span<int> destination)
    {
        int rows = Layer(hidden, inputs, weights, bias, classCount);
        KernelArguments.Length(destination.Length, rows, nameof(destination));
        return rows;
    }

    /// <summary>Checks a mask.</summary>
    /// <param name="mask">What is allowed, <c>[rows, classCount]</c>.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <exception cref="ArgumentException">The length does not fit; the message names both numbers.</exception>
    public static void Mask(ReadOnlySpan<bool> mask, int rows, int classCount) =>
        KernelArguments.Mask(mask, (long)rows * classCount);

    /// <summary>Checks the weights of rows, after the gradients.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="sampleWeights">The weight of each row.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="inputs">The width of the hidden layer.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="weightGradient">The sum of the gradients of the weights, <c>[classCount, inputs]</c>.</param>
    /// <param name="biasGradient">The sum of the gradients of the bias, <c>[classCount]</c>.</param>
    /// <param name="hiddenGradient">The gradient of the hidden layer, <c>[rows, inputs]</c>, or empty.</param>
    /// <exception cref="ArgumentException">The length does not fit, or a gradient overlaps the weights; the message names both numbers.</exception>
    public static void SampleWeights<T>(
        ReadOnlySpan<T> sampleWeights,
        int rows,
        int inputs,
        int classCount,
        Span<T> weightGradient,
        Span<T> biasGradient,
        Span<T> hiddenGradient)
    {
        KernelArguments.OnePerRow(sampleWeights.Length, rows, nameof(sampleWeights));
        SeparateGradients(
            sampleWeights, nameof(sampleWeights), rows, inputs, classCount, weightGradient, biasGradient, hiddenGradient);
    }
}

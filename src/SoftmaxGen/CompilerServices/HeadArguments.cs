using System;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.CompilerServices;

/// <summary>The checks that every output layer makes before it reads or writes anything. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class HeadArguments
{
    /// <summary>Checks the arguments of a method that writes as many results as there are logits.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="hidden">The hidden layer, <c>[rows, inputs]</c>.</param>
    /// <param name="inputs">The width of the hidden layer.</param>
    /// <param name="weights">The weights, <c>[classCount, inputs]</c>.</param>
    /// <param name="bias">The bias, <c>[classCount]</c>.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="destination">The destination, <c>[rows, classCount]</c>.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap where they may not; the message names both numbers.</exception>
    public static int Elementwise<T>(
        ReadOnlySpan<T> hidden,
        int inputs,
        ReadOnlySpan<T> weights,
        ReadOnlySpan<T> bias,
        int classCount,
        Span<T> destination)
    {
        int rows = Layer(hidden, inputs, weights, bias, classCount);
        KernelArguments.Length(destination.Length, (long)rows * classCount, nameof(destination));
        SeparateFromInputs(destination[..(rows * classCount)], nameof(destination), hidden, weights, bias);
        return rows;
    }

    /// <summary>Checks the arguments of the reduced loss of a batch.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="hidden">The hidden layer, <c>[rows, inputs]</c>.</param>
    /// <param name="inputs">The width of the hidden layer.</param>
    /// <param name="labels">The class of each row.</param>
    /// <param name="weights">The weights, <c>[classCount, inputs]</c>.</param>
    /// <param name="bias">The bias, <c>[classCount]</c>.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="ignoreIndex">The label of rows that do not count, whatever it is; or <see langword="null"/>.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="ArgumentException">A length does not fit; the message names both numbers.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class.</exception>
    public static int Loss<T>(
        ReadOnlySpan<T> hidden,
        int inputs,
        ReadOnlySpan<int> labels,
        ReadOnlySpan<T> weights,
        ReadOnlySpan<T> bias,
        int classCount,
        int? ignoreIndex = null)
    {
        int rows = Layer(hidden, inputs, weights, bias, classCount);
        KernelArguments.Labels(labels, rows, classCount, ignoreIndex);
        return rows;
    }

    /// <summary>Checks the arguments of the reduced loss of a batch and its gradients.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="hidden">The hidden layer, <c>[rows, inputs]</c>.</param>
    /// <param name="inputs">The width of the hidden layer.</param>
    /// <param name="labels">The class of each row.</param>
    /// <param name="weights">The weights, <c>[classCount, inputs]</c>.</param>
    /// <param name="bias">The bias, <c>[classCount]</c>.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="weightGradient">The sum of the gradients of the weights, <c>[classCount, inputs]</c>.</param>
    /// <param name="biasGradient">The sum of the gradients of the bias, <c>[classCount]</c>.</param>
    /// <param name="hiddenGradient">The gradient of the hidden layer, <c>[rows, inputs]</c>, or empty.</param>
    /// <param name="ignoreIndex">The label of rows that do not count, whatever it is; or <see langword="null"/>.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap where they may not; the message names both numbers.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class.</exception>
    public static int Gradient<T>(
        ReadOnlySpan<T> hidden,
        int inputs,
        ReadOnlySpan<int> labels,
        ReadOnlySpan<T> weights,
        ReadOnlySpan<T> bias,
        int classCount,
        Span<T> weightGradient,
        Span<T> biasGradient,
        Span<T> hiddenGradient,
        int? ignoreIndex = null)
    {
        int rows = Loss(hidden, inputs, labels, weights, bias, classCount, ignoreIndex);
        Gradients(hidden, weights, bias, weightGradient, biasGradient, hiddenGradient);
        return rows;
    }

    /// <summary>Checks the arguments of the reduced loss of a batch against soft targets.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="hidden">The hidden layer, <c>[rows, inputs]</c>.</param>
    /// <param name="inputs">The width of the hidden layer.</param>
    /// <param name="targets">The targets of each row, <c>[rows, classCount]</c>.</param>
    /// <param name="weights">The weights, <c>[classCount, inputs]</c>.</param>
    /// <param name="bias">The bias, <c>[classCount]</c>.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="ArgumentException">A length does not fit; the message names both numbers.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is negative, NaN or infinite.</exception>
    public static int TargetLoss<T>(
        ReadOnlySpan<T> hidden,
        int inputs,
        ReadOnlySpan<T> targets,
        ReadOnlySpan<T> weights,
        ReadOnlySpan<T> bias,
        int classCount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = Layer(hidden, inputs, weights, bias, classCount);
        KernelArguments.Targets(targets, checked(rows * classCount), classCount);
        return rows;
    }

    /// <summary>Checks the arguments of the reduced loss of a batch against soft targets and its gradients.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="hidden">The hidden layer, <c>[rows, inputs]</c>.</param>
    /// <param name="inputs">The width of the hidden layer.</param>
    /// <param name="targets">The targets of each row, <c>[rows, classCount]</c>.</param>
    /// <param name="weights">The weights, <c>[classCount, inputs]</c>.</param>
    /// <param name="bias">The bias, <c>[classCount]</c>.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="weightGradient">The sum of the gradients of the weights, <c>[classCount, inputs]</c>.</param>
    /// <param name="biasGradient">The sum of the gradients of the bias, <c>[classCount]</c>.</param>
    /// <param name="hiddenGradient">The gradient of the hidden layer, <c>[rows, inputs]</c>, or empty.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap where they may not; the message names both numbers.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is negative, NaN or infinite.</exception>
    public static int TargetGradient<T>(
        ReadOnlySpan<T> hidden,
        int inputs,
        ReadOnlySpan<T> targets,
        ReadOnlySpan<T> weights,
        ReadOnlySpan<T> bias,
        int classCount,
        Span<T> weightGradient,
        Span<T> biasGradient,
        Span<T> hiddenGradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = TargetLoss(hidden, inputs, targets, weights, bias, classCount);
        Gradients(hidden, weights, bias, weightGradient, biasGradient, hiddenGradient);
        SeparateGradients(targets, nameof(targets), rows, inputs, classCount, weightGradient, biasGradient, hiddenGradient);
        return rows;
    }

    private static int Layer<T>(
        ReadOnlySpan<T> hidden, int inputs, ReadOnlySpan<T> weights, ReadOnlySpan<T> bias, int classCount)
    {
        (int rows, int rest) = Math.DivRem(hidden.Length, inputs);
        if (rest != 0)
        {
            throw new ArgumentException(
                $"The length of the hidden layer, {hidden.Length}, is not a multiple of its width, {inputs}.", nameof(hidden));
        }

        if (weights.Length != classCount * inputs)
        {
            throw new ArgumentException(
                $"The length of the weights, {weights.Length}, is not {classCount * inputs}, {classCount} classes times {inputs} inputs.",
                nameof(weights));
        }

        if (bias.Length != classCount)
        {
            throw new ArgumentException(
                $"The length of the bias, {bias.Length}, is not the class count, {classCount}.", nameof(bias));
        }

        return rows;
    }

    /// <summary>Checks the destinations of the gradients.</summary>
    private static void Gradients<T>(
        ReadOnlySpan<T> hidden,
        ReadOnlySpan<T> weights,
        ReadOnlySpan<T> bias,
        Span<T> weightGradient,
        Span<T> biasGradient,
        Span<T> hiddenGradient)
    {
        KernelArguments.Length(weightGradient.Length, weights.Length, nameof(weightGradient));
        KernelArguments.Length(biasGradient.Length, bias.Length, nameof(biasGradient));
        weightGradient = weightGradient[..weights.Length];
        biasGradient = biasGradient[..bias.Length];
        SeparateFromInputs(weightGradient, nameof(weightGradient), hidden, weights, bias);
        SeparateFromInputs(biasGradient, nameof(biasGradient), hidden, weights, bias);
        Separate(biasGradient, nameof(biasGradient), weightGradient, nameof(weightGradient));
        if (!hiddenGradient.IsEmpty)
        {
            KernelArguments.Length(hiddenGradient.Length, hidden.Length, nameof(hiddenGradient));
            hiddenGradient = hiddenGradient[..hidden.Length];
            SeparateFromInputs(hiddenGradient, nameof(hiddenGradient), hidden, weights, bias);
            Separate(hiddenGradient, nameof(hiddenGradient), weightGradient, nameof(weightGradient));
            Separate(hiddenGradient, nameof(hiddenGradient), biasGradient, nameof(biasGradient));
        }
    }

    private static void SeparateFromInputs<T>(
        Span<T> destination, string name, ReadOnlySpan<T> hidden, ReadOnlySpan<T> weights, ReadOnlySpan<T> bias)
    {
        Separate(destination, name, hidden, nameof(hidden));
        Separate(destination, name, weights, nameof(weights));
        Separate(destination, name, bias, nameof(bias));
    }

    /// <summary>Checks that no gradient shares memory with an input of the loss.</summary>
    private static void SeparateGradients<T>(
        ReadOnlySpan<T> input,
        string name,
        int rows,
        int inputs,
        int classCount,
        Span<T> weightGradient,
        Span<T> biasGradient,
        Span<T> hiddenGradient)
    {
        Separate(weightGradient[..(classCount * inputs)], nameof(weightGradient), input, name);
        Separate(biasGradient[..classCount], nameof(biasGradient), input, name);
        Separate(hiddenGradient.IsEmpty ? hiddenGradient : hiddenGradient[..(rows * inputs)], nameof(hiddenGradient), input, name);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Separate<T>(Span<T> destination, string name, ReadOnlySpan<T> other, string otherName)
    {
        if (other.Overlaps(destination))
        {
            KernelArguments.Separate(destination, destination.Length, name, other, otherName);
        }
    }
}

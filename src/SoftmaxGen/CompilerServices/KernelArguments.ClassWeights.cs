using System;

namespace SoftmaxGen.CompilerServices;

/// <content>The weights of classes.</content>
public static partial class KernelArguments
{
    /// <summary>Checks that a set of kernels has a weight for each class, and gets these weights.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="classWeights">The weights of the set, that of class j at index j.</param>
    /// <param name="classCount">The number of classes, at least 1.</param>
    /// <returns>The weights of the classes.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is greater than the number of weights; the message names both numbers.</exception>
    public static ReadOnlySpan<T> ClassWeights<T>(ReadOnlySpan<T> classWeights, int classCount) => classCount <= classWeights.Length
        ? classWeights[..classCount]
        : throw new ArgumentOutOfRangeException(
            nameof(classCount), classCount, $"The class count, {classCount}, is greater than the number of class weights, {classWeights.Length}.");

    /// <summary>Checks that there are class weights for all classes, or none.</summary>
    internal static void ClassWeights(int length, int classCount, string name)
    {
        if (length != 0 && length != classCount)
        {
            throw new ArgumentException($"The number of class weights, {length}, is not the class count, {classCount}.", name);
        }
    }
}

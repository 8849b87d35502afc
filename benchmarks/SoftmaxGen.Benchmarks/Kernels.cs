using System;
using System.Collections.Generic;
using System.Linq;

namespace SoftmaxGen.Benchmarks;

/// <summary>
/// The kernels that are measured: small counts, powers of two and their neighbours, and the sizes of data sets and
/// vocabularies.
/// </summary>
public static partial class Kernels
{
    /// <summary>The kernels by their number of classes, ascending.</summary>
    internal static IReadOnlyDictionary<int, AnyKernel> ByClassCount { get; } = new SortedDictionary<int, AnyKernel>(
        new AnyKernel[]
        {
            new AnyKernel<Classes2>(),
            new AnyKernel<Classes3>(),
            new AnyKernel<Classes4>(),
            new AnyKernel<Classes5>(),
            new AnyKernel<Classes8>(),
            new AnyKernel<Classes10>(),
            new AnyKernel<Classes16>(),
            new AnyKernel<Classes17>(),
            new AnyKernel<Classes32>(),
            new AnyKernel<Classes33>(),
            new AnyKernel<Classes64>(),
            new AnyKernel<Classes65>(),
            new AnyKernel<Classes100>(),
            new AnyKernel<Classes128>(),
            new AnyKernel<Classes1000>(),
            new AnyKernel<Classes1024>(),
            new AnyKernel<Classes4096>(),
            new AnyKernel<Classes32000>(),
        }.ToDictionary(static kernel => kernel.ClassCount));

    /// <summary>Reads class counts, separated by commas.</summary>
    /// <exception cref="FormatException">There is no kernel for one.</exception>
    internal static IReadOnlyList<int> ParseCounts(string text) =>
    [
        .. text.Split(',').Select(static count => Arguments.Number(count, 1)).Select(
            static count => ByClassCount.ContainsKey(count)
                ? count
                : throw new FormatException(
                    $"There is no kernel of {count} classes; there are {string.Join(", ", ByClassCount.Keys)}.")),
    ];

    /// <summary>The class counts of a verb whose only option is <c>--classes</c>.</summary>
    /// <exception cref="FormatException">There is another option, or no kernel for a count.</exception>
    internal static IReadOnlyList<int> CountsOf(string[] arguments, IReadOnlyList<int> defaults) => Arguments.Parse(
        arguments, defaults, static (_, name, value) => name == "--classes" ? ParseCounts(value) : null);

    [SoftmaxKernel(2)]
    public readonly partial struct Classes2;

    [SoftmaxKernel(3)]
    public readonly partial struct Classes3;

    [SoftmaxKernel(4)]
    public readonly partial struct Classes4;

    [SoftmaxKernel(5)]
    public readonly partial struct Classes5;

    [SoftmaxKernel(8)]
    public readonly partial struct Classes8;

    [SoftmaxKernel(10)]
    public readonly partial struct Classes10;

    [SoftmaxKernel(16)]
    public readonly partial struct Classes16;

    [SoftmaxKernel(17)]
    public readonly partial struct Classes17;

    [SoftmaxKernel(32)]
    public readonly partial struct Classes32;

    [SoftmaxKernel(33)]
    public readonly partial struct Classes33;

    [SoftmaxKernel(64)]
    public readonly partial struct Classes64;

    [SoftmaxKernel(65)]
    public readonly partial struct Classes65;

    [SoftmaxKernel(100)]
    public readonly partial struct Classes100;

    [SoftmaxKernel(128)]
    public readonly partial struct Classes128;

    [SoftmaxKernel(1000)]
    public readonly partial struct Classes1000;

    [SoftmaxKernel(1024)]
    public readonly partial struct Classes1024;

    [SoftmaxKernel(4096)]
    public readonly partial struct Classes4096;

    [SoftmaxKernel(32000)]
    public readonly partial struct Classes32000;
}

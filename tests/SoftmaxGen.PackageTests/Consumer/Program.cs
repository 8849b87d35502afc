using System;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using SoftmaxGen;

// The worked example: logits [1, 5, 3], the second class is right.
float[] logits = [1, 5, 3];
float[] results = new float[3];
Kernel3.Softmax(logits, results);
Print("softmax", results);
float loss = Kernel3.CrossEntropyGradient(logits, 1, results);
Print("gradient", results);
Print("loss", loss);

// More shapes of kernels, by the bits of what they compute.
uint[] bits = [BitsOf<Kernel3>(), BitsOf<Kernel10>(), BitsOf<Kernel100>(), BitsOf<Kernel1000>()];
Console.WriteLine($"bits: {string.Join(' ', bits)}");

// A set of kernels and the library give what a single kernel gives, whatever the processor.
float[] many = Logits(10);
float[] expected = new float[many.Length];
float[] actual = new float[many.Length];
Kernel10.Softmax(many, expected);
KernelSet.Softmax(many, 10, actual);
Console.WriteLine($"set: {actual.SequenceEqual(expected)}");
SoftmaxKernels.Softmax(many, 10, actual);
Console.WriteLine($"run time: {actual.SequenceEqual(expected)}");

static float[] Logits(int classCount) =>
    [.. Enumerable.Range(0, 29 * classCount).Select(static i => (i * 7919 % 1009 / 32f) - 16)];

static uint BitsOf<TKernel>()
    where TKernel : ISoftmaxKernel<float>
{
    float[] logits = Logits(TKernel.ClassCount);
    int[] labels = [.. Enumerable.Range(0, 29).Select(static row => row * 31 % TKernel.ClassCount)];
    float[] gradient = new float[logits.Length];
    float loss = TKernel.CrossEntropyGradient(logits, labels, gradient);
    TKernel.LogSoftmax(logits, logits);
    uint bits = BitConverter.SingleToUInt32Bits(loss);
    foreach (uint value in MemoryMarshal.Cast<float, uint>([.. gradient, .. logits]))
    {
        bits = (bits * 16777619) ^ value;
    }

    return bits;
}

// The shortest text that tells all bits.
static void Print(string name, params float[] numbers) => Console.WriteLine(
    $"{name}: {string.Join(' ', numbers.Select(static number => number.ToString("R", CultureInfo.InvariantCulture)))}");

[SoftmaxKernel(3)]
internal readonly partial struct Kernel3;

[SoftmaxKernel(10)]
internal readonly partial struct Kernel10;

[SoftmaxKernel(100)]
internal readonly partial struct Kernel100;

[SoftmaxKernel(1000)]
internal readonly partial struct Kernel1000;

[SoftmaxKernelSet(3, 10)]
internal static partial class KernelSet;

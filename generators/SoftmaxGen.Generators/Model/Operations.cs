using System;

namespace SoftmaxGen.Generators.Model;

/// <summary>The methods asked for; the values are those of <c>SoftmaxGen.KernelOperations</c>.</summary>
[Flags]
internal enum Operations
{
    None = 0,
    Softmax = 1,
    LogSoftmax = 2,
    LogSumExp = 4,
    CrossEntropy = 8,
    CrossEntropyGradient = 16,
    ArgMax = 32,
    Sample = 64,
    Entropy = 128,
    TopK = 256,
    SoftmaxGradient = 512,
    HessianDiagonal = 1024,
    All = Softmax | LogSoftmax | LogSumExp | CrossEntropy | CrossEntropyGradient | ArgMax | Sample | Entropy | TopK | SoftmaxGradient | HessianDiagonal,
}

using System;

namespace SoftmaxGen;

/// <summary>The methods that a kernel has. Fewer methods make less generated code.</summary>
/// <remarks>
/// A method that takes a mask belongs to the operation that it masks. A kernel that leaves any operation out does not
/// implement <see cref="ISoftmaxKernel{T}"/>.
/// </remarks>
[Flags]
public enum KernelOperations
{
    /// <summary>No method; an attribute that says so is refused.</summary>
    None = 0,

    /// <summary>Probabilities.</summary>
    Softmax = 1,

    /// <summary>Log-probabilities.</summary>
    LogSoftmax = 2,

    /// <summary>The logarithm of the sum of the exponentials, one value a row.</summary>
    LogSumExp = 4,

    /// <summary>The cross-entropy loss against integer labels.</summary>
    CrossEntropy = 8,

    /// <summary>The loss and its gradient with respect to the logits, in one pass; also with a weight for each row.</summary>
    CrossEntropyGradient = 16,

    /// <summary>The index of the largest logit.</summary>
    ArgMax = 32,

    /// <summary>Classes drawn at random, each with its probability.</summary>
    Sample = 64,

    /// <summary>The entropy of the probabilities, one value a row, and its gradient; also with a mask.</summary>
    Entropy = 128,

    /// <summary>The indices of the largest logits, in descending order.</summary>
    TopK = 256,

    /// <summary>The gradient through a softmax, for a loss that is not cross-entropy.</summary>
    SoftmaxGradient = 512,

    /// <summary>The diagonal of the second derivatives of the cross-entropy loss; also with a weight for each row.</summary>
    HessianDiagonal = 1024,

    /// <summary>Every method.</summary>
    All = Softmax | LogSoftmax | LogSumExp | CrossEntropy | CrossEntropyGradient | ArgMax | Sample | Entropy | TopK | SoftmaxGradient | HessianDiagonal,
}

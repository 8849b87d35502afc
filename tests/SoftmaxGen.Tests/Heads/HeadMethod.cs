namespace SoftmaxGen.Tests.Heads;

/// <summary>The methods of a head that go through a kernel.</summary>
public enum HeadMethod
{
    Softmax,
    MaskedSoftmax,
    CrossEntropy,
    MaskedCrossEntropy,
    CrossEntropyGradient,
    MaskedCrossEntropyGradient,
    WeightedCrossEntropyGradient,
    MaskedWeightedCrossEntropyGradient,
    SoftCrossEntropy,
    SoftCrossEntropyGradient,
    SoftWeightedCrossEntropyGradient,
    ArgMax,
    MaskedArgMax,
    Sample,
    MaskedSample,
}

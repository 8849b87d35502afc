namespace SoftmaxGen.Demo;

/// <summary>Softmax over the logits of a digit, generated.</summary>
[SoftmaxKernel(Digits.ClassCount)]
internal readonly partial struct DigitKernel;

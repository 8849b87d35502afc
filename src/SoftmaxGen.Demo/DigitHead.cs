namespace SoftmaxGen.Demo;

/// <summary>The output layer of the network: <c>z = W h + b</c>, softmax and cross-entropy, generated.</summary>
[SoftmaxHead(inputs: HiddenLayer.Units, classCount: Digits.ClassCount)]
internal readonly partial struct DigitHead;

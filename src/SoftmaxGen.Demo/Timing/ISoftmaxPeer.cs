using System;

namespace SoftmaxGen.Demo.Timing;

/// <summary>A way to compute what a kernel computes, over the logits <c>[rows, classes]</c> of digits.</summary>
internal interface ISoftmaxPeer
{
    static abstract string Name { get; }

    static abstract void Softmax(ReadOnlySpan<float> logits, Span<float> destination);

    static abstract float CrossEntropyGradient(
        ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, Span<float> gradient);
}

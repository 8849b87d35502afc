using System;

namespace SoftmaxGen.Demo.Timing;

/// <summary>The generated kernel.</summary>
internal readonly struct GeneratedPeer : ISoftmaxPeer
{
    public static string Name => "SoftmaxGen, generated";

    public static void Softmax(ReadOnlySpan<float> logits, Span<float> destination) =>
        DigitKernel.Softmax(logits, destination);

    public static float CrossEntropyGradient(
        ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, Span<float> gradient) =>
        DigitKernel.CrossEntropyGradient(logits, labels, gradient);
}

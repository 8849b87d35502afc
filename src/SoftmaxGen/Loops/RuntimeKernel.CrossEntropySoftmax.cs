using System;
using SoftmaxGen.CompilerServices;

namespace SoftmaxGen.Loops;

/// <content>Loss and probabilities at once.</content>
internal static partial class RuntimeKernel<T>
{
    public static T CrossEntropySoftmax(
        ReadOnlySpan<T> logits, int classCount, ReadOnlySpan<int> labels, Span<T> probabilities, CrossEntropyOptions? options)
    {
        int rows = KernelArguments.LossAndProbabilities(logits, classCount, labels, probabilities, options?.IgnoreIndex);
        LossBatch<T> batch = Reduced(labels, default, classCount, options);
        if (IsPlain(options))
        {
            Fallback.CrossEntropySoftmax(logits, classCount, ref batch, probabilities, 0, rows);
        }
        else
        {
            Fallback.CrossEntropySoftmax(logits, classCount, OptionsOf(options, classCount), ref batch, probabilities, 0, rows);
        }

        return batch.Reduce();
    }
}

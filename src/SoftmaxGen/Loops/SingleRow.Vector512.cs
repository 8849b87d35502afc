using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Loops;

/// <summary>The operations on a single row that up to four vectors hold.</summary>
internal static class SingleRow512
{
    private static int Width
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512<float>.Count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Softmax(ref readonly float logits, int count, ref float destination)
    {
        if (count <= Width)
        {
            OneVector512.Softmax(in logits, count, ref destination);
        }
        else if (count <= 2 * Width)
        {
            FewVectors512<TwoVectors>.Softmax(in logits, count, ref destination);
        }
        else if (count <= 3 * Width)
        {
            FewVectors512<ThreeVectors>.Softmax(in logits, count, ref destination);
        }
        else
        {
            FewVectors512<FourVectors>.Softmax(in logits, count, ref destination);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LogSoftmax(ref readonly float logits, int count, ref float destination)
    {
        if (count <= Width)
        {
            OneVector512.LogSoftmax(in logits, count, ref destination);
        }
        else if (count <= 2 * Width)
        {
            FewVectors512<TwoVectors>.LogSoftmax(in logits, count, ref destination);
        }
        else if (count <= 3 * Width)
        {
            FewVectors512<ThreeVectors>.LogSoftmax(in logits, count, ref destination);
        }
        else
        {
            FewVectors512<FourVectors>.LogSoftmax(in logits, count, ref destination);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float LogSumExp(ref readonly float logits, int count) =>
        count <= Width ? OneVector512.LogSumExp(in logits, count)
        : count <= 2 * Width ? FewVectors512<TwoVectors>.LogSumExp(in logits, count)
        : count <= 3 * Width ? FewVectors512<ThreeVectors>.LogSumExp(in logits, count)
        : FewVectors512<FourVectors>.LogSumExp(in logits, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float CrossEntropy(ref readonly float logits, int count, int label) =>
        count <= Width ? OneVector512.CrossEntropy(in logits, count, label)
        : count <= 2 * Width ? FewVectors512<TwoVectors>.CrossEntropy(in logits, count, label)
        : count <= 3 * Width ? FewVectors512<ThreeVectors>.CrossEntropy(in logits, count, label)
        : FewVectors512<FourVectors>.CrossEntropy(in logits, count, label);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float CrossEntropyGradient(ref readonly float logits, int count, int label, ref float gradient) =>
        count <= Width ? OneVector512.CrossEntropyGradient(in logits, count, label, ref gradient)
        : count <= 2 * Width ? FewVectors512<TwoVectors>.CrossEntropyGradient(in logits, count, label, ref gradient)
        : count <= 3 * Width ? FewVectors512<ThreeVectors>.CrossEntropyGradient(in logits, count, label, ref gradient)
        : FewVectors512<FourVectors>.CrossEntropyGradient(in logits, count, label, ref gradient);
}

using System;
using System.Diagnostics;
using System.Numerics;
using System.Threading;
using System.Threading.Tasks;
using SoftmaxGen.Tests.Subjects;
using Xunit;

namespace SoftmaxGen.Tests.Arguments;

/// <summary>
/// Labels that another thread changes after they have been checked never lead out of bounds: a label of 2^31 - 1
/// would end the process, a near one would show in the guards.
/// </summary>
public abstract class LabelRaceTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Rows = 37;
    private const int GuardLength = 64;
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(0.1);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(20);

    public static TheoryData<Subject<T>> Subjects => [.. Catalog<T>.Some];

    [Theory, MemberData(nameof(Subjects))]
    public async Task LabelsChangedMeanwhile_StayInBounds(Subject<T> subject)
    {
        int[] labels = new int[Rows];
        T[] gradient = CallArguments<T>.Guard((Rows * subject.ClassCount) + (2 * GuardLength));
        using CancellationTokenSource done = new();
        Task changing = Task.Run(() => Change(labels, [0, subject.ClassCount, -1, int.MaxValue, int.MinValue], done.Token), CancellationToken.None);

        // For a while, and until the race has been seen to be on: on a busy machine the other thread may start late.
        int passed = 0;
        int refused = 0;
        long start = Stopwatch.GetTimestamp();
        bool IsOn() => passed > 0 && refused > 0;
        while (Stopwatch.GetElapsedTime(start) is var elapsed && (elapsed < Least || (!IsOn() && elapsed < Most)))
        {
            if (TryRun(subject, labels, gradient))
            {
                passed++;
            }
            else
            {
                refused++;
            }
        }

        await done.CancelAsync();
        await changing;
        Assert.Equal(CallArguments<T>.Guard(GuardLength), gradient[..GuardLength]);
        Assert.Equal(CallArguments<T>.Guard(GuardLength), gradient[^GuardLength..]);
        Assert.True(IsOn(), $"{passed} calls passed and {refused} were refused: nothing has raced.");
    }

    private static void Change(int[] labels, int[] values, CancellationToken done)
    {
        for (int i = 0; !done.IsCancellationRequested; i++)
        {
            ref int label = ref labels[i % Rows];
            Volatile.Write(ref label, values[i % values.Length]);
            Thread.SpinWait(i % 10);
            Volatile.Write(ref label, 0);
            Thread.SpinWait(i % 100);
        }
    }

    private static bool TryRun(Subject<T> subject, int[] labels, T[] gradient)
    {
        T[] logits = new T[Rows * subject.ClassCount];
        try
        {
            subject.CrossEntropy(logits, labels);
            subject.CrossEntropyGradient(logits, labels, gradient.AsSpan(GuardLength, logits.Length));
            return true;
        }
        catch (ArgumentOutOfRangeException)
        {
            return false;
        }
    }
}

public sealed class SingleLabelRaceTests : LabelRaceTests<float>;

public sealed class DoubleLabelRaceTests : LabelRaceTests<double>;

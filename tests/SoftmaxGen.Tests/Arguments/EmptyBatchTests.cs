using System.Numerics;
using SoftmaxGen.Tests.Subjects;
using Xunit;

namespace SoftmaxGen.Tests.Arguments;

/// <summary>No rows: nothing is written, and the loss is 0.</summary>
public abstract class EmptyBatchTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static TheoryData<BatchMethod<T>, Subject<T>> Methods => ArgumentData.With(BatchMethod<T>.All);

    public static TheoryData<Subject<T>> Subjects => [.. Catalog<T>.Some, .. Catalog<T>.RunTimeSum];

    [Theory, MemberData(nameof(Methods))]
    public void NoRows_WriteNothing(BatchMethod<T> method, Subject<T> subject)
    {
        CallArguments<T> arguments = CallArguments<T>.Fitting(subject.ClassCount, rows: 0) with
        {
            Destination = CallArguments<T>.Guard(3),
            Losses = CallArguments<T>.Guard(3),
            Indices = CallArguments<T>.GuardIndices(3),
        };

        method.Run(subject, arguments);

        Assert.Equal(CallArguments<T>.Guard(3), arguments.Destination.ToArray());
        Assert.Equal(CallArguments<T>.Guard(3), arguments.Losses.ToArray());
        Assert.Equal(CallArguments<T>.GuardIndices(3), arguments.Indices);
    }

    [Theory, MemberData(nameof(Subjects))]
    public void NoRows_HaveLossZero(Subject<T> subject)
    {
        Assert.Equal(T.Zero, subject.CrossEntropy([], []));
        Assert.Equal(T.Zero, subject.CrossEntropyGradient([], [], []));
        Assert.Equal(T.Zero, subject.WeightedCrossEntropyGradient([], [], [], []));
        Assert.Equal(T.Zero, subject.CrossEntropySoftmax([], [], []));
    }
}

public sealed class SingleEmptyBatchTests : EmptyBatchTests<float>;

public sealed class DoubleEmptyBatchTests : EmptyBatchTests<double>;

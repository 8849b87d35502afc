using System;
using System.Numerics;
using SoftmaxGen.Tests.Subjects;
using Xunit;

namespace SoftmaxGen.Tests.Arguments;

/// <summary>A label that is no class is refused, naming its row, before anything is written.</summary>
public abstract class LabelTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int ClassCount = 10;
    private const int Rows = 37;

    public static TheoryData<BatchMethod<T>, Subject<T>> MethodsWithLabels => ArgumentData.With(BatchMethod<T>.WithLabels);

    public static TheoryData<Subject<T>> Subjects => [.. Catalog<T>.OfTenClasses];

    private static int[] NoClasses => [-1, ClassCount, int.MinValue, int.MaxValue];

    [Theory, MemberData(nameof(MethodsWithLabels))]
    public void LabelThatIsNoClass_IsRefusedInEveryRow(BatchMethod<T> method, Subject<T> subject)
    {
        foreach (int label in NoClasses)
        {
            for (int row = 0; row < Rows; row++)
            {
                CallArguments<T> arguments = CallArguments<T>.Fitting(ClassCount, Rows);
                arguments.Labels[row] = label;

                ArgumentOutOfRangeException exception =
                    arguments.AssertRefused<ArgumentOutOfRangeException>(x => method.Run(subject, x));

                ArgumentData.AssertNames(exception, "labels", row, label, ClassCount - 1);
                Assert.Equal(label, exception.ActualValue);
            }
        }
    }

    [Theory, MemberData(nameof(MethodsWithLabels))]
    public void FirstOfSeveralSuchLabels_IsTheOneNamed(BatchMethod<T> method, Subject<T> subject)
    {
        CallArguments<T> arguments = CallArguments<T>.Fitting(ClassCount, Rows);
        arguments.Labels[21] = -21;
        arguments.Labels[20] = -20;

        ArgumentData.AssertNames(
            arguments.AssertRefused<ArgumentOutOfRangeException>(x => method.Run(subject, x)), "labels", 20, -20);
    }

    [Theory, MemberData(nameof(Subjects))]
    public void SingleLabelThatIsNoClass_IsRefused(Subject<T> subject)
    {
        CallArguments<T> arguments = CallArguments<T>.Fitting(ClassCount, 1);
        foreach (int label in NoClasses)
        {
            ArgumentData.AssertNames(
                arguments.AssertRefused<ArgumentOutOfRangeException>(x => subject.CrossEntropy(x.Logits.Span, label)),
                "label", label, ClassCount - 1);
            ArgumentData.AssertNames(
                arguments.AssertRefused<ArgumentOutOfRangeException>(
                    x => subject.CrossEntropyGradient(x.Logits.Span, label, x.Destination.Span)),
                "label", label, ClassCount - 1);
        }
    }
}

public sealed class SingleLabelTests : LabelTests<float>;

public sealed class DoubleLabelTests : LabelTests<double>;

using System;
using System.Numerics;
using SoftmaxGen.Tests.Subjects;
using Xunit;

namespace SoftmaxGen.Tests.Arguments;

/// <summary>A number that is not from 0 to below 1 draws nothing: it is refused, naming its row, before anything is written.</summary>
public abstract class UniformTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int ClassCount = 10;
    private const int Rows = 37;

    public static TheoryData<BatchMethod<T>, Subject<T>> MethodsWithUniforms => ArgumentData.With(BatchMethod<T>.WithUniforms);

    public static TheoryData<Subject<T>> Subjects => [.. Catalog<T>.OfTenClasses];

    private static T[] OutOfRange => [T.One, -T.Epsilon, T.NaN, T.PositiveInfinity, T.NegativeInfinity, T.CreateChecked(-7)];

    [Theory, MemberData(nameof(MethodsWithUniforms))]
    public void UniformOutOfRange_IsRefusedInEveryRow(BatchMethod<T> method, Subject<T> subject)
    {
        foreach (T uniform in OutOfRange)
        {
            for (int row = 0; row < Rows; row++)
            {
                CallArguments<T> arguments = CallArguments<T>.Fitting(ClassCount, Rows);
                arguments.Uniforms[row] = uniform;

                ArgumentOutOfRangeException exception =
                    arguments.AssertRefused<ArgumentOutOfRangeException>(x => method.Run(subject, x));

                ArgumentData.AssertNames(exception, "uniforms", row);
                Assert.Equal(uniform, exception.ActualValue);
                Assert.Contains($"{uniform}", exception.Message, StringComparison.Ordinal);
            }
        }
    }

    [Theory, MemberData(nameof(Subjects))]
    public void UniformOfOneRowOutOfRange_IsRefused(Subject<T> subject)
    {
        T[] row = new T[ClassCount];
        bool[] mask = new bool[ClassCount];
        foreach (T uniform in OutOfRange)
        {
            AssertRefused(uniform, () => subject.Sample(row, uniform));
            AssertRefused(uniform, () => subject.Sample(row, uniform, out _));
            AssertRefused(uniform, () => subject.Sample(row, uniform, mask));
            AssertRefused(uniform, () => subject.Sample(row, uniform, mask, out _));
        }
    }

    private static void AssertRefused(T uniform, Func<object> call)
    {
        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(call);
        Assert.Equal("uniform", exception.ParamName);
        Assert.Equal(uniform, exception.ActualValue);
        Assert.Contains($"{uniform}", exception.Message, StringComparison.Ordinal);
    }
}

public sealed class SingleUniformTests : UniformTests<float>;

public sealed class DoubleUniformTests : UniformTests<double>;

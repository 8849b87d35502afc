using System;
using System.Linq;
using System.Linq.Expressions;
using System.Numerics;
using System.Reflection;

namespace SoftmaxGen.Tests.Subjects;

/// <summary>A method of <see cref="SoftmaxKernels"/> that takes options, and its counterpart in kernel sets, which does not.</summary>
internal sealed class LossMethod<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly MethodInfo _method;

    private LossMethod(MethodInfo method)
    {
        _method = method;
        AtRunTime = Compile(method);
    }

    /// <summary>All of them.</summary>
    public static LossMethod<T>[] All { get; } =
    [
        .. from method in typeof(SoftmaxKernels).GetMethods(BindingFlags.Public | BindingFlags.Static)
           where method.GetParameters()[0].ParameterType == typeof(ReadOnlySpan<T>) && method.GetParameters()[^1].Name == "options"
           select new LossMethod<T>(method),
    ];

    /// <summary>Whether it takes one row.</summary>
    public bool IsOfOneRow => _method.GetParameters().Any(static parameter => parameter.Name == "label");

    public Func<LossArguments<T>, T> AtRunTime { get; }

    public Func<LossArguments<T>, T> Of(Type set) => Compile(set.GetMethod(
        _method.Name,
        BindingFlags.Public | BindingFlags.Static,
        [.. _method.GetParameters().SkipLast(1).Select(static parameter => parameter.ParameterType)])!);

    public override string ToString() => _method.ToString()!;

    /// <summary>Makes a call with the arguments of the parameters' names; where nothing is returned, 0 is.</summary>
    private static Func<LossArguments<T>, T> Compile(MethodInfo method)
    {
        ParameterExpression arguments = Expression.Parameter(typeof(LossArguments<T>));
        Expression call = Expression.Call(method, method.GetParameters().Select(
            parameter => Expression.Convert(Expression.Property(arguments, parameter.Name!), parameter.ParameterType)));
        Expression body = method.ReturnType == typeof(void) ? Expression.Block(call, Expression.Default(typeof(T))) : call;
        return Expression.Lambda<Func<LossArguments<T>, T>>(body, arguments).Compile();
    }
}

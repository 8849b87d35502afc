using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Text.RegularExpressions;
using SoftmaxGen.Tests.Subjects;
using Xunit;

namespace SoftmaxGen.Tests.Arguments;

/// <summary>What the tests of arguments share.</summary>
internal static class ArgumentData
{
    /// <summary>Each method with each kind of subject.</summary>
    public static TheoryData<BatchMethod<T>, Subject<T>> With<T>(IEnumerable<BatchMethod<T>> methods)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [.. from method in methods from subject in Catalog<T>.OfTenClasses select (method, subject)];

    public static void AssertNames(ArgumentException exception, string? parameter, params int[] numbers)
    {
        Assert.Equal(parameter, exception.ParamName);
        Assert.All(numbers, number => Assert.Matches(new Regex($@"(?<![\d-]){number}(?!\d)"), exception.Message));
    }
}

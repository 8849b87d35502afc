using System;
using System.Linq;
using System.Threading;
using Xunit;

namespace SoftmaxGen.Tests.Accuracy;

/// <summary>The largest of the errors measured, against what is promised.</summary>
internal sealed class Worst(string what, double promised)
{
    private readonly Lock _merging = new();
    private double _error;
    private string _where = "anywhere";
    private long _count;

    /// <summary>Reports all that was measured and asserts that each promise is kept.</summary>
    public static void AssertKept(ITestOutputHelper output, params Worst[] all)
    {
        Assert.Contains(all, static worst => worst._count > 0);
        foreach (Worst worst in all.Where(static worst => worst._count > 0))
        {
            output.WriteLine(worst.ToString());
        }

        Assert.All(all, static worst => Assert.True(worst.IsKept, worst.ToString()));
    }

    private bool IsKept => _error <= promised;

    /// <summary>Takes the error of a result for a logit of a row.</summary>
    public void Add<T>(double error, T logit, int classCount)
        where T : IFormattable
    {
        _count++;
        if (IsWorse(error))
        {
            _error = error;
            _where = FormattableString.Invariant($"logit {logit:R} of {classCount}");
        }
    }

    /// <summary>Takes what another has measured; from any thread.</summary>
    public void Merge(Worst part)
    {
        lock (_merging)
        {
            _count += part._count;
            if (IsWorse(part._error))
            {
                _error = part._error;
                _where = part._where;
            }
        }
    }

    public override string ToString() =>
        FormattableString.Invariant($"{what}: at most {_error:G4} ({_where}), promised {promised:G3}; {_count} measured.");

    // Written so that NaN counts as the worst of all.
    private bool IsWorse(double error) => !(error <= _error) && !double.IsNaN(_error);
}

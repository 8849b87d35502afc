using System.Globalization;

namespace SoftmaxGen.Generators.Diagnostics.Calls;

/// <summary>How long an argument must be.</summary>
/// <param name="Parameter">The name of its parameter.</param>
/// <param name="Fit">How its length is compared.</param>
/// <param name="Number">The number that its length is compared with.</param>
internal readonly record struct LengthRule(string Parameter, Fit Fit, long Number)
{
    /// <summary>The rule in words, after "it must be".</summary>
    public string Words
    {
        get
        {
            var number = Number.ToString(CultureInfo.InvariantCulture);
            return Fit switch
            {
                Fit.Multiple => "a multiple of " + number,
                Fit.AtLeast => "at least " + number,
                _ => number,
            };
        }
    }

    public bool Allows(int length) => Fit switch
    {
        Fit.Multiple => length % Number == 0,
        Fit.AtLeast => length >= Number,
        _ => length == Number,
    };
}

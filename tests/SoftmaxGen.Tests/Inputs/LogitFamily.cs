namespace SoftmaxGen.Tests.Inputs;

/// <summary>The kinds of rows that accuracy is measured on; every logit is finite.</summary>
public enum LogitFamily
{
    /// <summary>N(0, 1).</summary>
    Narrow,

    /// <summary>N(0, 10).</summary>
    Wide,

    /// <summary>1e4 + N(0, 5), where a rounded shift by the maximum would lose bits.</summary>
    Far,

    /// <summary>U(-80, 0), for double U(-700, 0): exponentials of all sizes.</summary>
    Spread,

    /// <summary>Equal but for a few units in the last place.</summary>
    NearTies,

    /// <summary>One logit far above all others: loss and gradient at its label are tiny.</summary>
    OneDominant,

    /// <summary>All equal.</summary>
    Equal,

    /// <summary>At the ends of the format's range, of either sign.</summary>
    Huge,

    /// <summary>Maxima on both sides of the magnitude from which a row is centred on its maximum.</summary>
    AroundCentring,

    /// <summary>Many logits so low that their probabilities are subnormal or 0.</summary>
    Vanishing,
}

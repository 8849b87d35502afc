namespace SoftmaxGen.Loops;

/// <summary>Whether the exponentials are written as they are summed.</summary>
internal interface IKeep
{
    static abstract bool Value { get; }

    /// <summary>Whether those of elements that equal the maximum are written with a minus sign.</summary>
    static abstract bool MarksMax { get; }
}

/// <summary>They are.</summary>
internal readonly struct Keep : IKeep
{
    public static bool Value => true;

    public static bool MarksMax => false;
}

/// <summary>They are, those of elements that equal the maximum with a minus sign.</summary>
internal readonly struct KeepMarked : IKeep
{
    public static bool Value => true;

    public static bool MarksMax => true;
}

/// <summary>They are not.</summary>
internal readonly struct Discard : IKeep
{
    public static bool Value => false;

    public static bool MarksMax => false;
}

/// <summary>Whether the elements that equal the maximum are left out of the sum, and counted.</summary>
internal interface IApart
{
    static abstract bool Value { get; }
}

/// <summary>They are in the sum.</summary>
internal readonly struct AllTerms : IApart
{
    public static bool Value => false;
}

/// <summary>They are left out.</summary>
internal readonly struct OthersOnly : IApart
{
    public static bool Value => true;
}

/// <summary>What is summed over the targets of a row.</summary>
internal interface ITargetTerm
{
    static abstract bool IsCost { get; }
}

/// <summary>The targets themselves.</summary>
internal readonly struct TargetMass : ITargetTerm
{
    public static bool IsCost => false;
}

/// <summary>What they cost, each times the distance of its logit below the maximum.</summary>
internal readonly struct TargetCost : ITargetTerm
{
    public static bool IsCost => true;
}

/// <summary>Whether logits are multiplied by an inverse temperature.</summary>
internal interface ITemper
{
    static abstract bool Value { get; }
}

/// <summary>They are as they are.</summary>
internal readonly struct Untempered : ITemper
{
    public static bool Value => false;
}

/// <summary>They are multiplied.</summary>
internal readonly struct TemperedLogits : ITemper
{
    public static bool Value => true;
}

/// <summary>Whether the log-probability of a drawn class is told.</summary>
internal interface ITell
{
    static abstract bool Value { get; }
}

/// <summary>It is.</summary>
internal readonly struct WithLogProbability : ITell
{
    public static bool Value => true;
}

/// <summary>It is not.</summary>
internal readonly struct WithoutLogProbability : ITell
{
    public static bool Value => false;
}

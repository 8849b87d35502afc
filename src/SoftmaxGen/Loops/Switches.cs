namespace SoftmaxGen.Loops;

/// <summary>Whether the exponentials are written as they are summed.</summary>
internal interface IKeep
{
    static abstract bool Value { get; }
}

/// <summary>They are.</summary>
internal readonly struct Keep : IKeep
{
    public static bool Value => true;
}

/// <summary>They are not.</summary>
internal readonly struct Discard : IKeep
{
    public static bool Value => false;
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

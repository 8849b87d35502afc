namespace SoftmaxGen.Loops;

/// <summary>How many rows a tile has.</summary>
internal interface ITileRows
{
    static abstract int Count { get; }
}

/// <summary>As many as the registers hold.</summary>
internal readonly struct FourRows : ITileRows
{
    public static int Count => 4;
}

/// <summary>One of those that are left over.</summary>
internal readonly struct OneRow : ITileRows
{
    public static int Count => 1;
}

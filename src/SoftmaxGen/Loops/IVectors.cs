namespace SoftmaxGen.Loops;

/// <summary>How many vectors hold a row: whole ones, and a last one that ends with the row and may overlap the one before.</summary>
internal interface IVectors
{
    /// <summary>Their number; 0 where the code is the same for any number.</summary>
    static abstract int Count { get; }
}

/// <summary>Any number.</summary>
internal readonly struct AnyVectors : IVectors
{
    public static int Count => 0;
}

/// <summary>Two.</summary>
internal readonly struct TwoVectors : IVectors
{
    public static int Count => 2;
}

/// <summary>Three.</summary>
internal readonly struct ThreeVectors : IVectors
{
    public static int Count => 3;
}

/// <summary>Four.</summary>
internal readonly struct FourVectors : IVectors
{
    public static int Count => 4;
}

/// <summary>Five.</summary>
internal readonly struct FiveVectors : IVectors
{
    public static int Count => 5;
}

/// <summary>Six.</summary>
internal readonly struct SixVectors : IVectors
{
    public static int Count => 6;
}

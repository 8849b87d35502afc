using System.Globalization;
using SoftmaxGen.Generators.Model;

namespace SoftmaxGen.Generators.Emission;

/// <summary>How things are called in generated code.</summary>
internal static class Names
{
    /// <summary>The keyword of an element type.</summary>
    public static string Of(ElementType type) => type == ElementType.Single ? "float" : "double";

    /// <summary>A whole number as a literal of an element type.</summary>
    public static string Literal(int value, ElementType type) =>
        value.ToString(CultureInfo.InvariantCulture) + (type == ElementType.Single ? "f" : "d");

    /// <summary>A number as a literal of an element type.</summary>
    public static string Literal(double value, ElementType type) => type == ElementType.Single
        ? ((float)value).ToString("R", CultureInfo.InvariantCulture) + "f"
        : Literal(value);

    /// <summary>A number as a literal of type double.</summary>
    public static string Literal(double value) => value.ToString("R", CultureInfo.InvariantCulture) + "d";

    /// <summary>The name of the file-local class that holds the loops of a kernel.</summary>
    public static string LoopsClass(int classCount) => $"Classes{classCount.ToString(CultureInfo.InvariantCulture)}";
}

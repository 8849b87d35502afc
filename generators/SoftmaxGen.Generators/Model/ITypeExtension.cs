namespace SoftmaxGen.Generators.Model;

/// <summary>What is asked for a type of the user's.</summary>
internal interface ITypeExtension
{
    /// <summary>The type that the generated members are added to.</summary>
    TypeSpec Type { get; }
}

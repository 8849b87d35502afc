namespace SoftmaxGen.Generators.Model;

/// <summary>The user's type that the generated members are added to.</summary>
/// <param name="Namespace">Its namespace, escaped with <c>@</c> where needed; <see langword="null"/> for the global one.</param>
/// <param name="ContainingTypes">The types it is nested in, outermost first.</param>
/// <param name="Declaration">The type itself.</param>
/// <param name="IsStatic">Whether it is a static class.</param>
/// <param name="IsRefLike">Whether it is a ref struct.</param>
/// <param name="HintName">The name of the generated file, unique in the compilation.</param>
internal sealed record TypeSpec(
    string? Namespace,
    EquatableArray<TypeDeclaration> ContainingTypes,
    TypeDeclaration Declaration,
    bool IsStatic,
    bool IsRefLike,
    string HintName)
{
    /// <summary>Whether the type can implement an interface and be a type argument.</summary>
    public bool CanImplementInterface => !IsStatic && !IsRefLike;
}

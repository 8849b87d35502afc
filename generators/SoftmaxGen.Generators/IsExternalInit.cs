namespace System.Runtime.CompilerServices;

/// <summary>Lets the compiler emit <c>init</c> accessors, and so records, for a framework that lacks this type.</summary>
internal static class IsExternalInit;

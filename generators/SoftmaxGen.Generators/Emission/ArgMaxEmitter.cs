namespace SoftmaxGen.Generators.Emission;

/// <summary>Writes the index of the maximum of one row, the only method that returns an index.</summary>
internal static class ArgMaxEmitter
{
    /// <summary>Writes the method of a kernel.</summary>
    public static void Emit(SourceWriter writer, string element)
    {
        writer.Write(
            $$"""

            /// <summary>Gets the index of the first largest logit of one row.</summary>
            /// <param name="row">The logits, <c>[classes]</c>.</param>
            /// <returns>The index; -1 when the row contains a NaN.</returns>
            /// <exception cref="global::System.ArgumentException">The length of <paramref name="row"/> is not the class count.</exception>
            {{GeneratedCode.Attribute}}
            public static int ArgMax(global::System.ReadOnlySpan<{{element}}> row)
            {
                int index = 0;
                int rows = global::SoftmaxGen.CompilerServices.KernelArguments.Single(row, ClassCount);
                global::SoftmaxGen.CompilerServices.Fallback.ArgMax(row, ClassCount, new(ref index), 0, rows);
                return index;
            }
            """);
    }
}

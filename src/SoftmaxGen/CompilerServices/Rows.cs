using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.CompilerServices;

/// <summary>
/// Transposed loads and stores for kernels that treat many rows at once, a row a lane. Called by generated code.
/// </summary>
/// <remarks>
/// A step moves 16 bytes of each row: four columns of <see cref="float"/>, two of <see cref="double"/>. The rows are read
/// into the 128-bit parts of a few vectors in such an order that transposing inside the parts, where shuffles are
/// cheap, leaves the rows in order: with n parts a vector, part q of vector t holds row <c>t + q * columns</c>.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Rows
{
    /// <summary>
    /// Gets a value indicating whether a step may treat several groups of rows: the JIT compiler of .NET 8 does not inline enough
    /// into one method for it. The results are the same.
    /// </summary>
    public static bool GoInGroups
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get =>
#if NET10_0_OR_GREATER
            true;
#else
            false;
#endif
    }
}

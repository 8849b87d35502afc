using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SoftmaxGen.Loops;

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
    /// Gets a value indicating whether a step may treat several groups of rows, or read the next ahead, or a row have more than 8 vectors:
    /// the JIT compiler of .NET 8 does not inline enough into one method for it. The results are the same.
    /// </summary>
    public static bool InlinesLongSteps
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get =>
#if NET10_0_OR_GREATER
            true;
#else
            false;
#endif
    }

    /// <summary>Gets the first place in a piece of the stack at which vectors do not lie in two cache lines.</summary>
    /// <typeparam name="TVector">The type of the vectors.</typeparam>
    /// <param name="room">A piece of the stack, 64 bytes longer than the vectors.</param>
    /// <returns>A reference to where the first vector goes.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref TVector Align<TVector>(Span<byte> room)
        where TVector : struct => ref CacheLine.Next(ref Unsafe.As<byte, TVector>(ref MemoryMarshal.GetReference(room)));
}

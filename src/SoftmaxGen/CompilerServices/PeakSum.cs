using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.CompilerServices;

/// <summary>
/// The exponentials of a row with the maximum apart: its own (the peak) and the sum of all others, both in about twice the
/// precision of the element type. Loss, log-probabilities and the gradient at the label follow from them without
/// cancellation. Made and used by <see cref="VectorMath"/>, for generated code.
/// </summary>
/// <typeparam name="TWide">The type of a wide sum, a row a lane; or of the sum of one row.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct PeakSum<TWide>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal PeakSum(TWide peak, TWide others)
    {
        Peak = peak;
        Others = others;
    }

    internal TWide Peak { get; }

    internal TWide Others { get; }
}

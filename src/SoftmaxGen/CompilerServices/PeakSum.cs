using System.ComponentModel;

namespace SoftmaxGen.CompilerServices;

/// <summary>
/// The exponentials of a row with the maximum apart: its own (the peak) and the sum of all others, each as a number and
/// what rounding took off it. Loss, log-probabilities and the gradient at the label follow from them without
/// cancellation. Made and used by <see cref="VectorMath"/>, for generated code.
/// </summary>
/// <typeparam name="TVector">The vector type, a row a lane; or the element type, for one row.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct PeakSum<TVector>
{
    internal PeakSum(TVector peak, TVector peakRest, TVector others, TVector othersRest)
    {
        Peak = peak;
        PeakRest = peakRest;
        Others = others;
        OthersRest = othersRest;
    }

    internal TVector Peak { get; }

    internal TVector PeakRest { get; }

    internal TVector Others { get; }

    internal TVector OthersRest { get; }
}

using System.ComponentModel;

namespace SoftmaxGen.CompilerServices;

/// <summary>
/// The factor that makes probabilities or gradients of a row's exponentials, as a number and what rounding took off
/// it: its own error does not reach the results. Made and used by <see cref="VectorMath"/>, for generated code.
/// </summary>
/// <typeparam name="TVector">The vector type, a row a lane; or the element type, for one row.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ScalePair<TVector>
{
    internal ScalePair(TVector scale, TVector rest)
    {
        Scale = scale;
        Rest = rest;
    }

    internal TVector Scale { get; }

    internal TVector Rest { get; }
}

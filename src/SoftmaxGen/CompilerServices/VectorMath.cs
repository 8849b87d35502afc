using System.ComponentModel;

namespace SoftmaxGen.CompilerServices;

/// <summary>The mathematics that generated kernels call: the same bits for every width and on every processor.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class VectorMath
{
}

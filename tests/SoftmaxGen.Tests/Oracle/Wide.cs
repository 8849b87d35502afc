using System.Numerics;

namespace SoftmaxGen.Tests.Oracle;

/// <summary>A number in about twice the precision of the elements: of floats a double, of doubles a pair.</summary>
internal readonly record struct Wide<T>(double Value, double Rest)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static bool IsSingle => typeof(T) == typeof(float);

    /// <summary>The number in two parts of the element type.</summary>
    public Pair<T> Round()
    {
        T value = T.CreateChecked(Value);
        return new(value, T.CreateChecked(IsSingle ? Value - double.CreateChecked(value) : Rest));
    }

    /// <summary>w / this, in two parts.</summary>
    public Pair<T> Scale(T w)
    {
        if (IsSingle)
        {
            return new Wide<T>(double.CreateChecked(w) / Value, 0).Round();
        }

        double weight = double.CreateChecked(w);
        double inverse = 1 / Value;
        double scale = weight * inverse;
        double delta = double.FusedMultiplyAdd(-Rest, scale, double.FusedMultiplyAdd(-Value, scale, weight));
        return new(T.CreateChecked(scale), T.CreateChecked(delta * inverse));
    }
}

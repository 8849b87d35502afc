using System;
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace SoftmaxGen;

/// <summary>What the attribute of a kernel says about its loss, for the run-time methods of <see cref="SoftmaxKernels"/>.</summary>
/// <remarks>
/// <para>
/// With class weights w, label smoothing e, C classes and the log-sum-exp lse, the loss of a row with label y is
/// <c>(1 - e) w_y (lse - z_y) + (e / C) sum_c w_c (lse - z_c) + l lse^2</c>, l being <see cref="ZLoss"/>. Against soft targets t
/// it is <c>sum_c w_c ((1 - e) t_c + e / C) (lse - z_c) + l lse^2</c>. A mean divides the sum of the losses by the sum of w_y over
/// the rows that are not ignored, or by the number of rows when the targets are soft.
/// </para>
/// <para>
/// Make an instance once and use it for many calls: the values are checked and converted when they are set. Label smoothing:
/// C. Szegedy et al., Rethinking the Inception architecture for computer vision, 2016, section 7.
/// </para>
/// </remarks>
public sealed record CrossEntropyOptions
{
    private readonly ImmutableArray<double> _classWeights = [];
    private readonly float[] _singleWeights = [];
    private readonly double _labelSmoothing;
    private readonly double _zLoss;
    private readonly double _temperature = 1;

    /// <summary>How the losses of a batch become one; <see cref="LossReduction.Mean"/> unless said.</summary>
    public LossReduction Reduction { get; init; } = LossReduction.Mean;

    /// <summary>The weight of each class, one for each; empty unless said: all 1.</summary>
    /// <exception cref="ArgumentException">A weight is negative, NaN or infinite, or all weights are 0.</exception>
    public ImmutableArray<double> ClassWeights
    {
        get => _classWeights;
        init
        {
            _classWeights = value.IsDefault ? [] : value;
            bool isAnyPositive = _classWeights.IsEmpty;
            for (int i = 0; i < _classWeights.Length; i++)
            {
                if (!(_classWeights[i] >= 0 && _classWeights[i] <= float.MaxValue))
                {
                    throw new ArgumentException(
                        $"The weight of class {i}, {_classWeights[i]}, is not a number from 0 to {float.MaxValue}.", nameof(ClassWeights));
                }

                isAnyPositive |= _classWeights[i] > 0;
            }

            if (!isAnyPositive)
            {
                throw new ArgumentException($"All {_classWeights.Length} class weights are 0; one must be more.", nameof(ClassWeights));
            }

            _singleWeights = [.. Array.ConvertAll([.. _classWeights], static weight => (float)weight)];
        }
    }

    /// <summary>The part of every target that is spread evenly over all classes, from 0 to less than 1; 0 unless said.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in that range.</exception>
    public double LabelSmoothing
    {
        get => _labelSmoothing;
        init => _labelSmoothing = value is >= 0 and < 1
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(LabelSmoothing), value, $"The label smoothing, {value}, is not at least 0 and less than 1.");
    }

    /// <summary>
    /// The label of rows that do not count: loss 0, gradient 0, no part in the mean. Any number, a class too;
    /// <see langword="null"/> unless said: every row counts.
    /// </summary>
    public int? IgnoreIndex { get; init; }

    /// <summary>The factor of the squared log-sum-exp that is added to the loss of each row, at least 0; 0 unless said.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, NaN or infinite.</exception>
    public double ZLoss
    {
        get => _zLoss;
        init => _zLoss = value >= 0 && value <= float.MaxValue
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(ZLoss), value, $"The factor of the squared log-sum-exp, {value}, is not a number from 0 to {float.MaxValue}.");
    }

    /// <summary>
    /// What the logits are divided by, from 1e-15 to 1e15; 1 unless said. The loss is that of the quotients, the gradient is
    /// with respect to the logits as given. They are multiplied by the inverse, rounded to the element type; that product is exact.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in that range.</exception>
    public double Temperature
    {
        get => _temperature;
        init => _temperature = value is >= 1e-15 and <= 1e15
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(Temperature), value, $"The temperature, {value}, is not a number from 1E-15 to 1E+15.");
    }

    /// <summary>Whether nothing is asked beside the reduction.</summary>
    internal bool IsPlain => _classWeights.IsEmpty && _labelSmoothing == 0 && IgnoreIndex is null && _zLoss == 0 && _temperature == 1;

    /// <summary>The weights in an element type.</summary>
    internal ReadOnlySpan<T> ClassWeightsAs<T>() => typeof(T) == typeof(float)
        ? (T[])(object)_singleWeights
        : ImmutableCollectionsMarshal.AsArray(((ImmutableArray<T>)(object)_classWeights));
}

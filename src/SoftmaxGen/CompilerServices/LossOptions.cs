using System;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SoftmaxGen.CompilerServices;

/// <summary>
/// The declared options of a loss as the numbers that a row needs. With class weights w, label smoothing e and C classes,
/// the target of class c is <c>q_c = k_c y_c + u_c</c>, where <c>k_c = (1 - e) w_c</c> and <c>u_c = (e / C) w_c</c>, and
/// y is one-hot at the label or a row of soft targets. Called by generated code; the values have been checked.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct LossOptions<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> _classWeights;
    private readonly T _keep;
    private readonly T _uniform;
    private readonly int _ignoreIndex;
    private readonly bool _hasIgnoreIndex;
    private readonly bool _isMasked;

    /// <summary>Prepares the options of a loss.</summary>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="classWeights">The weight of each class, or empty: all 1.</param>
    /// <param name="labelSmoothing">The part of every target that is spread over all classes.</param>
    /// <param name="ignoreIndex">The label of rows that do not count, or <see langword="null"/>.</param>
    /// <param name="zLoss">The factor of the squared log-sum-exp.</param>
    /// <param name="temperature">What the logits are divided by, more than 0.</param>
    public LossOptions(
        int classCount,
        ReadOnlySpan<T> classWeights = default,
        double labelSmoothing = 0,
        int? ignoreIndex = null,
        double zLoss = 0,
        double temperature = 1)
    {
        _classWeights = classWeights.IsEmpty ? default : classWeights;
        _keep = T.CreateTruncating(1 - labelSmoothing);
        _uniform = T.CreateTruncating(labelSmoothing / classCount);
        _ignoreIndex = ignoreIndex.GetValueOrDefault();
        _hasIgnoreIndex = ignoreIndex.HasValue;
        ZLoss = T.CreateTruncating(zLoss);
        Temperature = temperature;
        UniformMass = MassOf(_uniform, classWeights, classCount);
    }

    private LossOptions(LossOptions<T> options, bool isMasked)
    {
        this = options;
        _isMasked = isMasked;
    }

    /// <summary>The same, for rows with -infinity where a class is not allowed: no part of a label is spread over these.</summary>
    public LossOptions<T> Masked => new(this, isMasked: true);

    /// <summary>The sum of u over all classes.</summary>
    internal T UniformMass { get; }

    /// <summary>The factor of the squared log-sum-exp.</summary>
    internal T ZLoss { get; }

    /// <summary>What the logits are divided by.</summary>
    internal double Temperature { get; }

    /// <summary>Whether u is not 0.</summary>
    internal bool IsSmooth
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _uniform != T.Zero;
    }

    /// <summary>Whether a class with logit -infinity has no part of a label.</summary>
    internal bool SparesBarredClasses
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _isMasked && IsSmooth;
    }

    /// <summary>The first class weight; a null reference when all are 1.</summary>
    internal ref readonly T ClassWeights
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref MemoryMarshal.GetReference(_classWeights);
    }

    /// <summary>Whether the rows of a label count for nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool Ignores(int label) => _hasIgnoreIndex && label == _ignoreIndex;

    /// <summary>Whether there is a label whose rows count for nothing, and which.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryGetIgnoreIndex(out int ignoreIndex)
    {
        ignoreIndex = _ignoreIndex;
        return _hasIgnoreIndex;
    }

    /// <summary>k of a class.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal T KeepOf(int index) => Weighted(_keep, index);

    /// <summary>u of a class.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal T UniformOf(int index) => Weighted(_uniform, index);

    /// <summary>k and u before the class weights.</summary>
    internal void Deconstruct(out T keep, out T uniform)
    {
        keep = _keep;
        uniform = _uniform;
    }

    /// <summary>What the sum of the losses is divided by: the class weights of the rows that count; infinity when there are none.</summary>
    /// <param name="labels">The class of each row.</param>
    /// <param name="reduction">How the losses become one.</param>
    /// <returns>The divisor.</returns>
    public double Divisor(ReadOnlySpan<int> labels, LossReduction reduction)
    {
        if (reduction == LossReduction.Sum)
        {
            return 1;
        }

        LaneSums sums = default;
        for (int row = 0; row < labels.Length; row++)
        {
            ref double lane = ref sums.Lane(row);
            if (!Ignores(labels[row]))
            {
                lane += double.CreateTruncating(Weighted(T.One, labels[row]));
            }
        }

        double divisor = sums.Total();
        return divisor > 0 ? divisor : double.PositiveInfinity;
    }

    private static T MassOf(T uniform, ReadOnlySpan<T> classWeights, int classCount)
    {
        double mass = double.CreateTruncating(uniform) * classCount;
        if (uniform != T.Zero && !classWeights.IsEmpty)
        {
            mass = 0;
            foreach (T weight in classWeights)
            {
                mass += double.CreateTruncating(uniform * weight);
            }
        }

        return T.CreateTruncating(mass);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T Weighted(T value, int index) => _classWeights.IsEmpty ? value : value * _classWeights[index];
}

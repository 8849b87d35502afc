using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>
/// The labels of as many rows as a vector has lanes: what stands at them is read from the logits and written to the gradient
/// by itself, which is less work than to compare every class with them.
/// </summary>
internal struct RowLabels<TSimd, TVector, T>
    where TSimd : ISimd<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private RowColumn<int> _labels;
    private RowColumn<T> _numbers;

    /// <summary>Reads the logit at the label of each row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Read(ref readonly Batch<T> batch, int row)
    {
        int classCount = batch.ClassCount;
        ref readonly T logits = ref batch.LogitsOf(row);
        for (int i = 0; i < TSimd.Count; i++)
        {
            // Once: another thread may change it.
            int label = batch.Losses.Label(row + i, classCount);
            _labels[i] = label;
            _numbers[i] = Unsafe.Add(ref Unsafe.AsRef(in logits), label);
            logits = ref Unsafe.Add(ref Unsafe.AsRef(in logits), classCount);
        }

        return _numbers.Load<TSimd, TVector>();
    }

    /// <summary>Writes a number at the label of each row, after its others have been written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(TVector values, ref readonly Batch<T> batch, int row)
    {
        _numbers.Store<TSimd, TVector>(values);
        for (int i = 0; i < TSimd.Count; i++)
        {
            Unsafe.Add(ref batch.DestinationOf(row + i), _labels[i]) = _numbers[i];
        }
    }
}

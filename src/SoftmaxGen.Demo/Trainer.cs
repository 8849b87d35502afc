using System;
using System.Collections.Generic;
using System.Linq;

namespace SoftmaxGen.Demo;

/// <summary>Trains a network by gradient descent on small random batches, in steps that shrink.</summary>
internal sealed class Trainer(Network network, DigitSet rows, RandomSource random)
{
    private const int BatchSize = 32;
    private const float FirstRate = 0.1f;

    private readonly Distortion _distortion = new(random);

    /// <summary>The loss over all rows as it is reached: of the untrained network, then after each epoch.</summary>
    public IEnumerable<float> Losses(int epochs)
    {
        yield return network.Loss(rows);
        int[] order = [.. Enumerable.Range(0, rows.Count)];
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (int[] batch in order.Chunk(BatchSize))
            {
                network.Learn(Distort(batch), FirstRate * (epochs - epoch) / epochs);
            }

            yield return network.Loss(rows);
        }
    }

    private DigitSet Distort(ReadOnlySpan<int> batch)
    {
        DigitSet distorted = new(batch.Length);
        for (int i = 0; i < batch.Length; i++)
        {
            _distortion.Apply(rows.Image(batch[i]), distorted.Image(i));
            distorted.Labels[i] = rows.Labels[batch[i]];
        }

        return distorted;
    }
}

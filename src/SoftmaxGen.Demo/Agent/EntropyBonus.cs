using System;

namespace SoftmaxGen.Demo.Agent;

/// <summary>The entropy <c>H = -sum_i p_i ln p_i</c> of the moves in each state: what keeps the agent curious.</summary>
internal static class EntropyBonus
{
    /// <summary>Writes the gradient of the entropy with respect to the logits, <c>-p_i (ln p_i + H)</c>, 0 for an illegal move.</summary>
    public static void Gradient(ReadOnlySpan<float> logits, ReadOnlySpan<bool> mask, Span<float> entropies, Span<float> gradient)
    {
        float[] logProbabilities = new float[logits.Length];
        MoveKernel.LogSoftmax(logits, mask, logProbabilities);
        MoveKernel.Softmax(logits, mask, gradient);
        for (int state = 0; state < entropies.Length; state++)
        {
            ReadOnlySpan<float> logarithms = Policy.Row<float>(logProbabilities, state);
            Span<float> probabilities = Policy.Row(gradient, state);
            float entropy = 0;
            for (int move = 0; move < Level.MoveCount; move++)
            {
                entropy -= probabilities[move] > 0 ? probabilities[move] * logarithms[move] : 0;
            }

            for (int move = 0; move < Level.MoveCount; move++)
            {
                probabilities[move] = probabilities[move] > 0 ? -probabilities[move] * (logarithms[move] + entropy) : 0;
            }

            entropies[state] = entropy;
        }
    }
}

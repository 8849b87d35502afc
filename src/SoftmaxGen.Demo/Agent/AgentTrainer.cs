using System;
using System.Collections.Generic;

namespace SoftmaxGen.Demo.Agent;

/// <summary>
/// Policy gradient (R. J. Williams, 1992, REINFORCE): each move drawn becomes more probable by as much as its return exceeds
/// the average return of its state, the baseline; an entropy bonus, less in each round, keeps the agent trying.
/// </summary>
internal sealed class AgentTrainer
{
    private const float Rate = 1f;
    private const float BaselineRate = 0.2f;
    private const float FirstBonus = 0.05f;
    private const double LeastSpread = 0.02;

    private readonly Level _level;
    private readonly Policy _policy;
    private readonly Episodes _episodes;
    private readonly float[] _baseline = new float[Level.StateCount];
    private readonly float[] _entropies = new float[Level.StateCount];
    private readonly float[] _entropyGradient = new float[Level.StateCount * Level.MoveCount];

    public AgentTrainer(Level level, Policy policy, RandomSource random)
    {
        _level = level;
        _policy = policy;
        _episodes = new(level, policy, random);
    }

    /// <summary>The progress as it is made: of the untrained agent, then after each round of games.</summary>
    public IEnumerable<LearningState> Learn(int rounds)
    {
        for (int round = 0; round <= rounds; round++)
        {
            MoveKernel.EntropyGradient(_policy.Logits, _level.Mask, _entropies, _entropyGradient);
            yield return new(round, _policy.OptimalCount, MeanEntropy());
            if (round < rounds)
            {
                _episodes.Play();
                Learn(FirstBonus * (rounds - round) / rounds);
            }
        }
    }

    private void Learn(float bonus)
    {
        // The loss -advantage * ln p(move) of each move; its gradient is what the kernel computes.
        float[] advantages = Advantages();
        float[] gradient = new float[_episodes.Logits.Length];
        MoveKernel.WeightedCrossEntropyGradient(
            _episodes.Logits, _episodes.Moves, advantages, _episodes.Mask, gradient);

        // The mean over the visits of each state.
        int[] visits = new int[Level.StateCount];
        float[] sums = new float[_policy.Logits.Length];
        float[] returns = new float[Level.StateCount];
        for (int i = 0; i < _episodes.States.Length; i++)
        {
            int state = _episodes.States[i];
            visits[state]++;
            returns[state] += _episodes.Returns[i];
            for (int move = 0; move < Level.MoveCount; move++)
            {
                Policy.Row<float>(sums, state)[move] += Policy.Row<float>(gradient, i)[move];
            }
        }

        foreach (int state in _level.Playable)
        {
            if (visits[state] == 0)
            {
                continue;
            }

            _baseline[state] += BaselineRate * ((returns[state] / visits[state]) - _baseline[state]);
            Span<float> logits = Policy.Row<float>(_policy.Logits, state);
            for (int move = 0; move < Level.MoveCount; move++)
            {
                float mean = Policy.Row<float>(sums, state)[move] / visits[state];
                logits[move] -= Rate * (mean - (bonus * Policy.Row<float>(_entropyGradient, state)[move]));
            }
        }
    }

    /// <summary>By how much each return exceeds its state's baseline, in units of their spread.</summary>
    private float[] Advantages()
    {
        ReadOnlySpan<int> states = _episodes.States;
        float[] advantages = new float[states.Length];
        double squares = 0;
        for (int i = 0; i < advantages.Length; i++)
        {
            advantages[i] = _episodes.Returns[i] - _baseline[states[i]];
            squares += advantages[i] * (double)advantages[i];
        }

        float scale = (float)(1 / Math.Max(Math.Sqrt(squares / advantages.Length), LeastSpread));
        foreach (ref float advantage in advantages.AsSpan())
        {
            advantage *= scale;
        }

        return advantages;
    }

    private double MeanEntropy()
    {
        double sum = 0;
        foreach (int state in _level.Playable)
        {
            sum += _entropies[state];
        }

        return sum / _level.Playable.Length;
    }
}

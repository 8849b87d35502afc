using System;

namespace SoftmaxGen.Demo.Agent;

/// <summary>Many games played at once, from states all over the level: every move, and what came of it.</summary>
internal sealed class Episodes(Level level, Policy policy, RandomSource random)
{
    private const int Agents = 128;
    private const int MaxSteps = 128;
    private const int Capacity = Agents * MaxSteps;

    /// <summary>The goal is worth 1; each move on the way there takes off a part, so that the shortest way is the best.</summary>
    private const float Discount = 0.96f;

    private readonly int[] _states = new int[Capacity];
    private readonly int[] _moves = new int[Capacity];
    private readonly float[] _returns = new float[Capacity];
    private readonly float[] _logits = new float[Capacity * Level.MoveCount];
    private readonly bool[] _mask = new bool[Capacity * Level.MoveCount];
    private readonly float[] _uniforms = new float[Agents];

    // The agents that still play, and for each agent the moves that it made, as indices.
    private readonly int[] _playing = new int[Agents];
    private readonly int[] _history = new int[Capacity];
    private readonly int[] _steps = new int[Agents];

    private int _count;

    /// <summary>The state before each move.</summary>
    public ReadOnlySpan<int> States => _states.AsSpan(0, _count);

    public ReadOnlySpan<int> Moves => _moves.AsSpan(0, _count);

    /// <summary>What each move led to: 1 at the goal, less the longer it took, 0 when the agent never came there.</summary>
    public ReadOnlySpan<float> Returns => _returns.AsSpan(0, _count);

    /// <summary>The logits of the state before each move, as they were when it was drawn.</summary>
    public ReadOnlySpan<float> Logits => _logits.AsSpan(0, _count * Level.MoveCount);

    public ReadOnlySpan<bool> Mask => _mask.AsSpan(0, _count * Level.MoveCount);

    /// <summary>Plays all games to their end, or until they take too long.</summary>
    public void Play()
    {
        Span<int> position = stackalloc int[Agents];
        for (int agent = 0; agent < Agents; agent++)
        {
            position[agent] = level.Playable[random.NextBelow(level.Playable.Length)];
            _playing[agent] = agent;
        }

        Array.Clear(_steps);
        Array.Clear(_returns);
        _count = 0;
        int playing = Agents;
        for (int step = 0; step < MaxSteps && playing > 0; step++)
        {
            playing = Step(position, playing);
        }
    }

    /// <summary>One move of each agent that still plays.</summary>
    /// <returns>How many go on.</returns>
    private int Step(Span<int> position, int playing)
    {
        Span<int> states = _states.AsSpan(_count, playing);
        Span<int> moves = _moves.AsSpan(_count, playing);
        Span<float> logits = _logits.AsSpan(_count * Level.MoveCount, playing * Level.MoveCount);
        Span<bool> mask = _mask.AsSpan(_count * Level.MoveCount, playing * Level.MoveCount);
        for (int i = 0; i < playing; i++)
        {
            states[i] = position[_playing[i]];
            _uniforms[i] = random.NextUniform();
        }

        policy.CopyRows(states, logits, mask);
        MoveKernel.Sample(logits, _uniforms.AsSpan(0, playing), mask, moves);

        int goOn = 0;
        for (int i = 0; i < playing; i++)
        {
            int agent = _playing[i];
            _history[(agent * MaxSteps) + _steps[agent]++] = _count + i;
            position[agent] = level.Next(states[i], moves[i]);
            if (Level.IsGoal(position[agent]))
            {
                Reward(_history.AsSpan(agent * MaxSteps, _steps[agent]));
            }
            else
            {
                _playing[goOn++] = agent;
            }
        }

        _count += playing;
        return goOn;
    }

    private void Reward(ReadOnlySpan<int> history)
    {
        float value = 1;
        for (int step = history.Length - 1; step >= 0; step--)
        {
            _returns[history[step]] = value;
            value *= Discount;
        }
    }
}

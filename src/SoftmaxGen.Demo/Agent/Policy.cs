using System;
using System.Linq;
using System.Runtime.InteropServices;

namespace SoftmaxGen.Demo.Agent;

/// <summary>What the agent has learned: the logits of the moves in each state.</summary>
internal sealed class Policy
{
    private const float FirstLimit = 0.01f;

    private readonly Level _level;

    /// <summary>A policy that favours no move, but for chance.</summary>
    public Policy(Level level, RandomSource random)
    {
        _level = level;
        foreach (ref float logit in Logits.AsSpan())
        {
            logit = random.NextSymmetric(FirstLimit);
        }
    }

    /// <summary>The parameters, <c>[states, moves]</c>.</summary>
    public float[] Logits { get; } = new float[Level.StateCount * Level.MoveCount];

    /// <summary>The states in which the best move shortens the way to the goal: where that is all, the policy is optimal.</summary>
    public int OptimalCount
    {
        get
        {
            int[] best = BestMoves();
            return _level.Playable.Count(state => IsOptimal(state, best[state]));
        }
    }

    /// <summary>A hash of every bit of the parameters (FNV-1a).</summary>
    public ulong Checksum => MemoryMarshal.AsBytes<float>(Logits).ToArray()
        .Aggregate(14695981039346656037, static (hash, value) => (hash ^ value) * 1099511628211);

    /// <summary>The most probable legal move in each state; -1 where there is none.</summary>
    public int[] BestMoves()
    {
        int[] moves = new int[Level.StateCount];
        MoveKernel.ArgMax(Logits, _level.Mask, moves);
        return moves;
    }

    public bool IsOptimal(int state, int move) =>
        _level.Distances[_level.Next(state, move)] == _level.Distances[state] - 1;

    /// <summary>Copies the logits and the masks of some states, a row each.</summary>
    public void CopyRows(ReadOnlySpan<int> states, Span<float> logits, Span<bool> mask)
    {
        for (int row = 0; row < states.Length; row++)
        {
            Row<float>(Logits, states[row]).CopyTo(Row(logits, row));
            Row<bool>(_level.Mask, states[row]).CopyTo(Row(mask, row));
        }
    }

    /// <summary>One row of a table with a column for each move.</summary>
    public static Span<T> Row<T>(Span<T> table, int row) => table.Slice(row * Level.MoveCount, Level.MoveCount);
}

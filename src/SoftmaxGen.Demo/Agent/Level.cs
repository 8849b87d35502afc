using System;
using System.Collections.Generic;
using System.Linq;

namespace SoftmaxGen.Demo.Agent;

/// <summary>The game: fetch the key, pass the door, reach the goal. A state is a cell, and whether the agent has the key.</summary>
internal sealed class Level
{
    public const int MoveCount = 4;

    private const int Illegal = -1;

    private static readonly string[] Map =
    [
        "#################",
        "#S....#.....#..K#",
        "#.###.#.###.#.#.#",
        "#.#.....#.....#.#",
        "#.#.###.#.#####.#",
        "#...#...#.......#",
        "###.#.#####.###.#",
        "#...#...#.....#.#",
        "#.#####.#.###.###",
        "#.......#...#.+G#",
        "#################",
    ];

    private static readonly (int Row, int Column)[] Directions = [(-1, 0), (0, 1), (1, 0), (0, -1)];

    private readonly int[] _next = new int[StateCount * MoveCount];

    public Level()
    {
        for (int i = 0; i < _next.Length; i++)
        {
            _next[i] = Follow(i / MoveCount, Directions[i % MoveCount]);
            Mask[i] = _next[i] != Illegal;
        }

        Distances = DistancesToGoal();
        Playable = [.. Reachable()];
    }

    public static int Rows => Map.Length;

    public static int Columns => Map[0].Length;

    /// <summary>The states without the key, then those with it.</summary>
    public static int StateCount => 2 * CellCount;

    public static int Start => Array.FindIndex(string.Concat(Map).ToCharArray(), static symbol => symbol == 'S');

    /// <summary>What moves are legal, <c>[states, moves]</c>: not into a wall, and not through the door without the key.</summary>
    public bool[] Mask { get; } = new bool[StateCount * MoveCount];

    /// <summary>The moves that each state is away from the goal, found by breadth-first search; -1 where there is no way.</summary>
    public int[] Distances { get; }

    /// <summary>The states that the game can come to before it ends.</summary>
    public int[] Playable { get; }

    private static int CellCount => Rows * Columns;

    public static bool HasKey(int state) => state >= CellCount;

    public static char SymbolAt(int row, int column) => Map[row][column];

    /// <summary>The state of an agent in a cell.</summary>
    public static int StateAt(int row, int column, bool hasKey) => (row * Columns) + column + (hasKey ? CellCount : 0);

    public static bool IsGoal(int state) => SymbolOf(state) == 'G';

    /// <summary>Where a legal move leads.</summary>
    public int Next(int state, int move) => _next[(state * MoveCount) + move];

    private static char SymbolOf(int state) => SymbolAt(state % CellCount / Columns, state % Columns);

    private static int Follow(int state, (int Row, int Column) direction)
    {
        if (SymbolOf(state) is '#' or 'G')
        {
            return Illegal;
        }

        int next = state + (direction.Row * Columns) + direction.Column;
        return SymbolOf(next) switch
        {
            '#' => Illegal,
            '+' when !HasKey(state) => Illegal,
            'K' when !HasKey(state) => next + CellCount,
            _ => next,
        };
    }

    private int[] DistancesToGoal()
    {
        int[] distances = Enumerable.Repeat(-1, StateCount).ToArray();
        Queue<int> found = new();
        foreach (int goal in Enumerable.Range(0, StateCount).Where(IsGoal))
        {
            distances[goal] = 0;
            found.Enqueue(goal);
        }

        while (found.TryDequeue(out int state))
        {
            for (int i = 0; i < _next.Length; i++)
            {
                int before = i / MoveCount;
                if (_next[i] == state && distances[before] < 0)
                {
                    distances[before] = distances[state] + 1;
                    found.Enqueue(before);
                }
            }
        }

        return distances;
    }

    private SortedSet<int> Reachable()
    {
        SortedSet<int> reachable = [Start];
        Queue<int> found = new(reachable);
        while (found.TryDequeue(out int state))
        {
            foreach (int next in Enumerable.Range(0, MoveCount).Select(move => Next(state, move)))
            {
                if (next != Illegal && !IsGoal(next) && reachable.Add(next))
                {
                    found.Enqueue(next);
                }
            }
        }

        return reachable;
    }
}

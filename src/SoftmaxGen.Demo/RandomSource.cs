using System;

namespace SoftmaxGen.Demo;

/// <summary>SplitMix64: always the same numbers, which <see cref="Random"/> does not promise across versions.</summary>
internal sealed class RandomSource(ulong seed)
{
    private ulong _state = seed;

    /// <summary>Draws from [-limit, limit).</summary>
    public float NextSymmetric(float limit)
    {
        const float Resolution = 1f / (1 << 23);
        return (((Next() >> 40) * Resolution) - 1) * limit;
    }

    /// <summary>Draws from [0, 1).</summary>
    public float NextUniform() => (Next() >> 40) * (1f / (1 << 24));

    /// <summary>Puts the items into a random order (Fisher and Yates).</summary>
    public void Shuffle(Span<int> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = NextBelow(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>Draws from [0, limit).</summary>
    public int NextBelow(int limit) => (int)Math.BigMul(Next(), (ulong)limit, out _);

    private ulong Next()
    {
        ulong mixed = _state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}

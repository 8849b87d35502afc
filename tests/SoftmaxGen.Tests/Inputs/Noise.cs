namespace SoftmaxGen.Tests.Inputs;

/// <summary>SplitMix64: the same numbers on every machine and runtime, for a seed.</summary>
internal sealed class Noise(ulong seed)
{
    private ulong _state = seed;

    public ulong Bits()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Draws from 0 to below 1.</summary>
    public double Uniform() => (Bits() >> 11) * (1.0 / (1L << 53));

    /// <summary>Draws from 0 to <paramref name="bound"/> - 1.</summary>
    public int Below(int bound) => (int)(Bits() % (uint)bound);

    /// <summary>Draws from about N(0, 1): twelve uniforms added, since a platform's logarithm would not be the same everywhere.</summary>
    public double Normal()
    {
        double sum = -6;
        for (int i = 0; i < 12; i++)
        {
            sum += Uniform();
        }

        return sum;
    }

    public int[] Labels(int rows, int classCount)
    {
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++)
        {
            labels[row] = Below(classCount);
        }

        return labels;
    }
}

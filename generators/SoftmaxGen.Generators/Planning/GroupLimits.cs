namespace SoftmaxGen.Generators.Planning;

/// <summary>
/// The most classes for which a step across rows treats several groups of rows: more of them hide more latency, until they
/// want more registers than there are, or more inlining than the JIT compiler has for one method. Measured.
/// </summary>
/// <param name="Four">The most classes for four groups.</param>
/// <param name="Three">The same for three.</param>
/// <param name="Two">The same for two.</param>
internal readonly record struct GroupLimits(int Four, int Three, int Two)
{
    /// <summary>The groups of a step.</summary>
    public int Of(int classCount) =>
        classCount <= Four ? 4
        : classCount <= Three ? 3
        : classCount <= Two ? 2
        : 1;
}

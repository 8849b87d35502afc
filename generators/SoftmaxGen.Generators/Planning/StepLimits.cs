namespace SoftmaxGen.Generators.Planning;

/// <summary>
/// The most classes for each form of a step across rows. Several groups of rows hide each other's latency, until they want more
/// registers than there are, or more inlining than the JIT compiler has for one method; beyond, a step that reads the rows of the
/// next ahead still has something to do while it waits; beyond that, it treats its own rows and nothing else. Measured.
/// </summary>
/// <param name="Four">The most classes for four groups.</param>
/// <param name="Three">The same for three.</param>
/// <param name="Two">The same for two.</param>
/// <param name="Ahead">The same for one group that reads ahead.</param>
internal readonly record struct StepLimits(int Four, int Three, int Two, int Ahead)
{
    /// <summary>The groups of a step, and whether it reads ahead.</summary>
    public (int Groups, bool ReadsAhead) Of(int classCount) =>
        classCount <= Four ? (4, false)
        : classCount <= Three ? (3, false)
        : classCount <= Two ? (2, false)
        : (1, classCount <= Ahead);
}

namespace SoftmaxGen.Demo.Timing;

/// <summary>The times of a row, in nanoseconds.</summary>
/// <param name="Name">What was timed.</param>
/// <param name="Softmax">The time of the probabilities.</param>
/// <param name="CrossEntropyGradient">The time of the loss with its gradient.</param>
internal sealed record TimedPeer(string Name, double Softmax, double CrossEntropyGradient);

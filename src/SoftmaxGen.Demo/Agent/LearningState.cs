namespace SoftmaxGen.Demo.Agent;

/// <summary>How far the agent has come.</summary>
/// <param name="Number">The rounds it has learned from.</param>
/// <param name="OptimalStates">The states in which it knows a best move.</param>
/// <param name="Entropy">How undecided it is on average, in nats.</param>
internal sealed record LearningState(int Number, int OptimalStates, double Entropy);

namespace SoftmaxGen.Demo.Agent;

/// <summary>What the agent draws its moves with and learns by, generated; the trainer divides by the number of visits itself.</summary>
[SoftmaxKernel(Level.MoveCount, Reduction = LossReduction.Sum)]
internal readonly partial struct MoveKernel;

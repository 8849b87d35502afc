using SoftmaxGen.Generators.Emission.Schedules;
using SoftmaxGen.Generators.Model;
using SoftmaxGen.Generators.Planning;

namespace SoftmaxGen.Generators.Emission.Operations;

/// <summary>What a kernel computes of each row; one file an operation, the same for every schedule.</summary>
internal abstract class RowOperation
{
    /// <summary>The name of its methods.</summary>
    public abstract string Name { get; }

    /// <summary>What its methods take beside the logits, as <c>type name</c>.</summary>
    public abstract string Parameters { get; }

    /// <summary>The same as arguments.</summary>
    public abstract string Arguments { get; }

    /// <summary>What comes of one row: nothing, or a number.</summary>
    public abstract string RowResult { get; }

    /// <summary>What the method of one row takes beside the logits, as <c>type name</c>; empty, or begun with a comma.</summary>
    public abstract string RowParameters { get; }

    /// <summary>The span that receives as many results as there are logits, or <see langword="null"/>.</summary>
    public abstract string? Destination { get; }

    /// <summary>What a method that takes one row beside the logits takes, and its arguments for the method of one row; <see langword="null"/> where a batch of one row serves.</summary>
    public virtual (string Parameters, string Arguments, string RowArguments)? Single => null;

    /// <summary>The call of the method of one row, <c>source</c>, among the rows of a batch.</summary>
    public abstract string RowCall(string method, int classCount);

    /// <summary>The most classes that rows are treated at once for with all their logits in registers.</summary>
    public virtual int AcrossRowsLimit(VectorShape shape) => KernelPlanner.AcrossRowsLimit;

    /// <summary>The most vectors that a single row is unrolled to, where that is for the plan to say: beyond, the library is as fast. Measured.</summary>
    public virtual int WithinRowLimit(VectorShape shape) =>
        shape.ElementType == ElementType.Single ? KernelPlanner.WithinRowVectorLimit : 12;

    /// <summary>What a step across rows treats.</summary>
    public abstract StepLimits Steps(VectorShape shape);

    /// <summary>Writes the stages of an operation on as many rows as the vector has lanes.</summary>
    public abstract void Emit(AcrossRows rows);

    /// <summary>Writes the stages of an operation on one row.</summary>
    public abstract void Emit(WithinRow row);
}

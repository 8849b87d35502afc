using System;
using System.Collections.Generic;
using SoftmaxGen.Benchmarks.Candidates;
using SoftmaxGen.Benchmarks.Work;

namespace SoftmaxGen.Benchmarks.Table;

/// <summary>All candidates at all pieces of work, for one kernel.</summary>
internal abstract class Runners
{
    /// <summary>The runners for a kernel of <see cref="Kernels"/>.</summary>
    public static IReadOnlyList<Runner> Of(Type kernel) =>
        ((Runners)Activator.CreateInstance(typeof(Runners<>).MakeGenericType(kernel))!).All();

    protected abstract IReadOnlyList<Runner> All();
}

/// <inheritdoc/>
internal sealed class Runners<TKernel> : Runners
    where TKernel : ISoftmaxKernel<float>
{
    /// <inheritdoc/>
    protected override IReadOnlyList<Runner> All() =>
        [.. At<SoftmaxBatch>(), .. At<SoftmaxRow>(), .. At<GradientBatch>(), .. At<GradientRow>()];

    private static Runner[] At<TWork>()
        where TWork : IWork =>
    [
        new Runner<TWork, Generated<TKernel>>(CandidateNames.Generated),
        new Runner<TWork, RunTime>(CandidateNames.RunTime),
        new Runner<TWork, RowByRow<TensorRow>>(CandidateNames.TensorRow),
        new Runner<TWork, TensorBlocks>(CandidateNames.TensorBlocks),
        new Runner<TWork, TensorSoftMax>(CandidateNames.TensorSoftMax),
        new Runner<TWork, RowByRow<ScalarLoop>>(CandidateNames.ScalarLoop),
    ];
}

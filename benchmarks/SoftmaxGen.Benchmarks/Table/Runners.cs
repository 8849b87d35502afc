using System.Collections.Generic;
using SoftmaxGen.Benchmarks.Candidates;
using SoftmaxGen.Benchmarks.Work;

namespace SoftmaxGen.Benchmarks.Table;

/// <summary>All candidates at all pieces of work, for one kernel.</summary>
internal sealed class Runners : IKernelUse<IReadOnlyList<Runner>>
{
    private Runners()
    {
    }

    public static IReadOnlyList<Runner> Of(AnyKernel kernel) => kernel.Use(new Runners());

    IReadOnlyList<Runner> IKernelUse<IReadOnlyList<Runner>>.Run<TKernel>() =>
    [
        .. At<SoftmaxBatch, TKernel>(),
        .. At<SoftmaxRow, TKernel>(),
        .. At<GradientBatch, TKernel>(),
        .. At<GradientRow, TKernel>(),
    ];

    private static Runner[] At<TWork, TKernel>()
        where TWork : IWork
        where TKernel : ISoftmaxKernel<float> =>
    [
        new Runner<TWork, Generated<TKernel>>(CandidateNames.Generated),
        new Runner<TWork, RunTime>(CandidateNames.RunTime),
        new Runner<TWork, RowByRow<TensorRow>>(CandidateNames.TensorRow),
        new Runner<TWork, TensorBlocks>(CandidateNames.TensorBlocks),
        new Runner<TWork, TensorSoftMax>(CandidateNames.TensorSoftMax),
        new Runner<TWork, RowByRow<ScalarLoop>>(CandidateNames.ScalarLoop),
    ];
}

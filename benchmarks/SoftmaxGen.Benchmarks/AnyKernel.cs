using System;

namespace SoftmaxGen.Benchmarks;

/// <summary>A kernel that is chosen at run time; no reflection, so that it works in a native program.</summary>
internal abstract class AnyKernel
{
    public abstract int ClassCount { get; }

    public abstract Type Type { get; }

    /// <summary>Runs generic code with the kernel as type argument.</summary>
    public abstract TResult Use<TResult>(IKernelUse<TResult> use);
}

/// <inheritdoc/>
internal sealed class AnyKernel<TKernel> : AnyKernel
    where TKernel : ISoftmaxKernel<float>
{
    /// <inheritdoc/>
    public override int ClassCount => TKernel.ClassCount;

    /// <inheritdoc/>
    public override Type Type => typeof(TKernel);

    /// <inheritdoc/>
    public override TResult Use<TResult>(IKernelUse<TResult> use) => use.Run<TKernel>();
}

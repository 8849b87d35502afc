namespace SoftmaxGen.Benchmarks;

/// <summary>Generic code that takes a kernel as a type argument.</summary>
/// <typeparam name="TResult">What it gives.</typeparam>
internal interface IKernelUse<out TResult>
{
    TResult Run<TKernel>()
        where TKernel : ISoftmaxKernel<float>;
}

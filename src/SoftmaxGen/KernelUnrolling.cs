namespace SoftmaxGen;

/// <summary>How much code a kernel may become. Results have the same bits whatever is said.</summary>
public enum KernelUnrolling
{
    /// <summary>
    /// What is fastest within bounds: a single row of up to 16 vectors is unrolled, of some methods up to 8, 10 or 12; longer ones, and batches of
    /// more classes than the registers have room for, go through the library's loops.
    /// </summary>
    Automatic,

    /// <summary>Rows of up to 16 vectors are unrolled for every method, and those of a batch of more than 16 classes go one by one through the same code.</summary>
    Full,

    /// <summary>Only what treats many short rows at once is unrolled; single rows go through the library's loops.</summary>
    Loop,

    /// <summary>Nothing is unrolled: every method goes through the library's loops, which all kernels of a program share.</summary>
    Smallest,
}

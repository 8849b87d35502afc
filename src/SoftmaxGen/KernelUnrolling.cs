namespace SoftmaxGen;

/// <summary>How much code a kernel may become. Results have the same bits whatever is said.</summary>
public enum KernelUnrolling
{
    /// <summary>What is fastest within bounds: rows of up to 8 to 16 vectors are unrolled, as the method is, longer ones go through the library's loops.</summary>
    Automatic,

    /// <summary>Rows of up to 16 vectors are unrolled for every method, and those of a batch go one by one through the same code.</summary>
    Full,

    /// <summary>Only what treats many short rows at once is unrolled; single rows go through the library's loops.</summary>
    Loop,

    /// <summary>Nothing is unrolled: every method goes through the library's loops, which all kernels of a program share.</summary>
    Smallest,
}

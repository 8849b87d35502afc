namespace SoftmaxGen;

/// <summary>The type of the numbers that a kernel reads and writes.</summary>
public enum KernelElementType
{
    /// <summary><see cref="float"/>, IEEE 754 binary32.</summary>
    Single,

    /// <summary><see cref="double"/>, IEEE 754 binary64.</summary>
    Double,
}

using System.Runtime.CompilerServices;

namespace SoftmaxGen.Loops;

/// <summary>The unit in which a processor moves memory: a vector that lies in two of them takes twice as long.</summary>
internal static class CacheLine
{
    /// <summary>Its size.</summary>
    public const int Bytes = 64;

    /// <summary>The first place from <paramref name="first"/> on, which must be on the stack so that it stays where it is, that begins a line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Next<T>(ref T first)
    {
        nint address = Unsafe.ByteOffset(ref Unsafe.NullRef<T>(), ref first);
        return ref Unsafe.AddByteOffset(ref first, -address & (Bytes - 1));
    }
}

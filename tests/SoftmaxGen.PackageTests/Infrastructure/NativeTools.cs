using System;
using System.IO;
using System.Linq;

namespace SoftmaxGen.PackageTests.Infrastructure;

/// <summary>What Native AOT needs beside the .NET SDK.</summary>
internal static class NativeTools
{
    private const string Linker = "clang";

    /// <summary>Why native code cannot be made here, if it cannot.</summary>
    public static string? WhatIsMissing() =>
        !OperatingSystem.IsLinux() ? "Native AOT is tested on Linux."
        : !IsOnPath(Linker) ? $"Native AOT needs {Linker} and zlib1g-dev; {Linker} is not on the path."
        : null;

    private static bool IsOnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)));
}

using System.Threading.Tasks;
using Xunit;

namespace SoftmaxGen.PackageTests.Infrastructure;

/// <summary>What the user's program prints on the JIT of this machine's runtime, run once for all tests.</summary>
public sealed class JitOutput(PackageFixture package) : IAsyncLifetime
{
    /// <summary>The lines.</summary>
    public string Text { get; private set; } = "";

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() =>
        Text = await new Consumer(package, "net10.0", Consumer.OnJit).RunOnJitAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

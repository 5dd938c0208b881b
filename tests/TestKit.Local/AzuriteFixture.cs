using Xunit;

namespace Breakwater.TestKit.Local;

/// <summary>
/// One emulator per test assembly: <c>[assembly: AssemblyFixture(typeof(AzuriteFixture))]</c>, and a constructor
/// parameter in the test classes that use it. Tests share it, so each takes a table of its own.
/// </summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private AzuriteProcess? process;
    private int tables;

    public AzuriteProcess Azurite => process ?? throw new InvalidOperationException("The fixture has not started.");

    public string ConnectionString => Azurite.ConnectionString;

    /// <summary>A table name that no other test of this run was given.</summary>
    public string NextTableName() => $"T{Interlocked.Increment(ref tables):D6}";

    public async ValueTask InitializeAsync() => process = await AzuriteProcess.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }
    }
}

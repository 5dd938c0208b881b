using Breakwater.Local.Exchange;
using Breakwater.Local.Exchange.Accounts;
using Breakwater.TestKit.Local;

namespace Breakwater.Exchange.Tests;

/// <summary>
/// Clients from npm that know nothing of the simulator trade on it; only the address differs from Binance's. The market
/// stands at the machine's own time, so that not even their clocks have to be turned.
/// </summary>
public sealed class ClientSessionTests : IDisposable
{
    private const long Minute = 60_000;
    private const int HistoryMinutes = 3 * 1440;
    private const int FutureMinutes = 60;

    private readonly string folder = Directory.CreateTempSubdirectory("exchange-clients-").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Theory]
    [InlineData("ccxt", "ccxt", 20)]
    [InlineData("binance-spot", "@binance/spot", 18)]
    public async Task Session_ClientFromNpm_EveryStepSucceeds(string script, string module, int steps)
    {
        Assert.SkipUnless(
            Directory.Exists(RepositoryRoot.Combine($"node_modules/{module}")),
            $"needs {module}: run 'npm ci' in the repository's root");
        await using ExchangeServer server = await StartAsync();
        NodeResult result = await NodeScript.RunAsync(
            $"tests/Exchange/clients/{script}.mjs",
            server.Address.ToString().TrimEnd('/'),
            AccountBook.DefaultKey,
            AccountBook.DefaultSecret);
        string[] lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string wrong = string.Join('\n', lines.Where(line => !line.StartsWith("ok ", StringComparison.Ordinal)));
        Assert.True(wrong.Length == 0 && result.ExitCode == 0, $"{wrong}\n{result.Error}");
        Assert.Equal(steps, lines.Length);
    }

    /// <summary>A market that rises and falls by two per mille every minute, around this moment.</summary>
    private async Task<ExchangeServer> StartAsync()
    {
        // The clients may be behind the venue by the receive window, but not ahead of it: loading takes its time.
        DateTimeOffset now = TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(2);
        long first = (now.ToUnixTimeMilliseconds() / Minute * Minute) - (HistoryMinutes * Minute);
        await File.WriteAllLinesAsync(
            Path.Combine(folder, "BTCUSDT-1m.csv"),
            Enumerable.Range(0, HistoryMinutes + FutureMinutes).Select(index => FormattableString.Invariant(
                $"{first + (index * Minute)},50000.00,50050.00,49950.00,50000.00,100")));
        return await ExchangeServer.StartAsync(
            new ExchangeSettings { ReplayFolder = folder, From = now, RunsInRealTime = true }, TimeProvider.System);
    }
}

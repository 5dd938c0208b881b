using System.Diagnostics;
using System.Globalization;

namespace Breakwater.TestKit.Local;

/// <summary>The storage emulator's table service in a process of its own, in memory, on a free port.</summary>
public sealed class AzuriteProcess : IAsyncDisposable
{
    public const string AccountName = "devstoreaccount1";

    /// <summary>The emulator's key, printed in its documentation.</summary>
    public const string AccountKey =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    // Ends with its parent: when a test run is killed, the pipe closes and no emulator stays behind.
    private const string Launcher =
        "process.stdin.on('close', () => process.exit()).resume();"
        + "process.argv.splice(1, 0, 'azurite-table'); require('azurite/dist/src/table/main.js');";

    private const int Attempts = 3;
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly Process process;
    private readonly Task<string> errors;

    private AzuriteProcess(Process process, int port)
    {
        this.process = process;
        TablePort = port;
        TableEndpoint = new Uri($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}/{AccountName}");
        errors = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
    }

    public int TablePort { get; }

    public Uri TableEndpoint { get; }

    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={AccountName};AccountKey={AccountKey};"
        + $"TableEndpoint={TableEndpoint};";

    /// <exception cref="InvalidOperationException">Node.js or node_modules/azurite is missing, or mute.</exception>
    public static async Task<AzuriteProcess> StartAsync()
    {
        NodeScript.RequireModule("azurite/dist/src/table/main.js");
        for (int attempt = 1; ; attempt++)
        {
            AzuriteProcess azurite = Launch(FreePort.Next());
            if (await azurite.AnswersAsync())
            {
                return azurite;
            }

            string problem = await azurite.StopAsync();
            if (attempt == Attempts)
            {
                throw new InvalidOperationException($"Azurite did not answer on {azurite.TableEndpoint}: {problem}");
            }
        }
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    private static AzuriteProcess Launch(int port)
    {
        string[] options =
        [
            "--inMemoryPersistence", "--skipApiVersionCheck", "--disableTelemetry", "--silent",
            "--tablePort", port.ToString(CultureInfo.InvariantCulture),
        ];
        return new AzuriteProcess(NodeScript.Start(["-e", Launcher, "--", .. options]), port);
    }

    private async Task<bool> AnswersAsync()
    {
        using HttpClient client = new() { Timeout = TimeSpan.FromSeconds(2) };
        long started = Stopwatch.GetTimestamp();
        while (!process.HasExited && Stopwatch.GetElapsedTime(started) < StartLimit)
        {
            try
            {
                using HttpResponseMessage answer = await client.GetAsync(TableEndpoint);
                return answer.Headers.Server.ToString().StartsWith("Azurite-Table", StringComparison.Ordinal);
            }
            catch (Exception notYet) when (notYet is HttpRequestException or OperationCanceledException)
            {
                await Task.Delay(Pause);
            }
        }

        return false;
    }

    private async Task<string> StopAsync()
    {
        try
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            return await errors;
        }
        catch (InvalidOperationException)
        {
            // It ended before it could be killed, or was disposed of already.
            return string.Empty;
        }
        finally
        {
            process.Dispose();
        }
    }
}

using System.Diagnostics;
using System.Text.Json;

namespace Breakwater.Local.Cli.Run;

/// <summary>What "bw status" must know about a run; lies under artifacts/local while the run lasts.</summary>
internal sealed record RunRecord(int ProcessId, int Port, string Exchange, string Tables, string Push, string Market)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerOptions.Web) { WriteIndented = true };

    public static string FileOf(int port) => Path.Combine(Repository.Local, $"run-{port}.json");

    public static IReadOnlyList<RunRecord> All() => !Directory.Exists(Repository.Local)
        ? []
        : [.. Directory.EnumerateFiles(Repository.Local, "run-*.json").Select(Load).OfType<RunRecord>()];

    /// <summary>The run on a port, or the first one.</summary>
    /// <exception cref="CliException">Nothing runs, or the port is none.</exception>
    public static RunRecord Running(string? portText)
    {
        int? port = portText is null ? null : RunArguments.ReadNumber("--port", portText, 1, 65535);

        return All()
            .Where(run => (port is null || run.Port == port) && IsAlive(run.ProcessId))
            .OrderBy(run => run.Port)
            .FirstOrDefault()
            ?? throw new CliException(
                $"Nothing runs{(port is null ? "" : $" on port {port}")}: ./run starts it.");
    }

    /// <summary>A client of its app, with the key that lies beside the record.</summary>
    public async Task<AppClient> ConnectAsync(CancellationToken stop)
    {
        string key = File.Exists(Repository.FunctionKeyFile)
            ? (await File.ReadAllTextAsync(Repository.FunctionKeyFile, stop)).Trim()
            : "";

        return new AppClient($"http://localhost:{Port}", key);
    }

    public void Save()
    {
        Directory.CreateDirectory(Repository.Local);
        File.WriteAllText(FileOf(Port), JsonSerializer.Serialize(this, Format));
    }

    public void Delete() => File.Delete(FileOf(Port));

    private static bool IsAlive(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static RunRecord? Load(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<RunRecord>(File.ReadAllText(file), Format);
        }
        catch (Exception problem) when (problem is JsonException or IOException)
        {
            // Being written or deleted in this moment.
            return null;
        }
    }
}

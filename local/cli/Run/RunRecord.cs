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

    public void Save()
    {
        Directory.CreateDirectory(Repository.Local);
        File.WriteAllText(FileOf(Port), JsonSerializer.Serialize(this, Format));
    }

    public void Delete() => File.Delete(FileOf(Port));

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

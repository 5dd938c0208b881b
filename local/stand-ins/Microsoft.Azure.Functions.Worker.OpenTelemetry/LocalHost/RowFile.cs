using System.Text.Json;

namespace Breakwater.Local.Functions.Telemetry;

/// <summary>
/// A file of JSON lines, each a row as the workspace of Application Insights would hold it; flushed line by line.
/// </summary>
internal sealed class RowFile : IDisposable
{
    private readonly Lock gate = new();
    private readonly StreamWriter writer;

    internal RowFile(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        writer = new StreamWriter(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite));
    }

    public void Dispose()
    {
        lock (gate)
        {
            writer.Dispose();
        }
    }

    internal void Write(Row row)
    {
        string line = JsonSerializer.Serialize(row.Columns);
        lock (gate)
        {
            writer.WriteLine(line);
            writer.Flush();
        }
    }
}

using System.Text;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Microsoft.Win32.SafeHandles;

namespace Breakwater.Local.Functions.Timers;

/// <summary>
/// A timer's status on disk. It always has one length and is overwritten by one write call, which a killed process has
/// either made or not: the same safety as a rename, at a fiftieth of its cost.
/// </summary>
internal sealed class ScheduleFile(string directory, string function, ILogger log) : IDisposable
{
    private const int Length = 256;
    private readonly string path = Path.Combine(directory, $"{function}.json");
    private SafeFileHandle? handle;

    public void Dispose() => handle?.Dispose();

    internal ScheduleStatus? Read()
    {
        Directory.CreateDirectory(directory);
        handle = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
        byte[] content = new byte[Length];
        int length = RandomAccess.Read(handle, content, 0);
        if (length == 0)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<ScheduleStatus>(content.AsSpan(0, length));
        }
        catch (JsonException)
        {
            log.Unreadable(path);
            return null;
        }
    }

    internal void Write(ScheduleStatus status)
    {
        string text = JsonSerializer.Serialize(status).PadRight(Length - 1) + "\n";
        RandomAccess.Write(handle!, Encoding.ASCII.GetBytes(text), 0);
    }
}

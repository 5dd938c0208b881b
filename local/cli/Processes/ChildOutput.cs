namespace Breakwater.Local.Cli.Processes;

/// <summary>Keeps a child's last lines and copies all of them to its log.</summary>
internal sealed class ChildOutput : IDisposable
{
    private const int LinesKept = 200;

    private readonly Lock gate = new();
    private readonly StreamWriter? log;
    private readonly Action<string>? outputLine;
    private readonly Queue<string> lastErrors = new();
    private readonly Queue<string> lastLines = new();
    private readonly TaskCompletionSource<string> firstLine = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool closed;

    public ChildOutput(string? logFile, Action<string>? outputLine)
    {
        this.outputLine = outputLine;
        if (logFile is not null)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(logFile))!);
            log = new StreamWriter(new FileStream(logFile, FileMode.Create, FileAccess.Write, FileShare.ReadWrite))
            {
                AutoFlush = true,
            };
        }
    }

    /// <summary>The first line of standard output that is not blank.</summary>
    public Task<string> FirstLine => firstLine.Task;

    public async Task ReadAsync(StreamReader reader, bool isError)
    {
        while (await reader.ReadLineAsync() is string line)
        {
            Take(line, isError);
            if (!isError && line.Length > 0)
            {
                firstLine.TrySetResult(line);
                outputLine?.Invoke(line);
            }
        }
    }

    /// <summary>The last lines of standard error, or of standard output when nothing was said there.</summary>
    public IReadOnlyList<string> LastWords(int count)
    {
        lock (gate)
        {
            return [.. (lastErrors.Count > 0 ? lastErrors : lastLines).TakeLast(count)];
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            closed = true;
            log?.Dispose();
        }
    }

    private void Take(string line, bool isError)
    {
        lock (gate)
        {
            if (closed || string.IsNullOrWhiteSpace(line))
            {
                return;
            }

            log?.WriteLine(line);
            Keep(lastLines, line);
            if (isError)
            {
                Keep(lastErrors, line);
            }
        }
    }

    private static void Keep(Queue<string> lines, string line)
    {
        lines.Enqueue(line);
        if (lines.Count > LinesKept)
        {
            lines.Dequeue();
        }
    }
}

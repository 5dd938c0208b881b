using System.Collections.Concurrent;
using System.Diagnostics;

namespace Breakwater.EndToEnd.Tests;

/// <summary>A process under test: its lines are kept, and it never outlives the test.</summary>
internal sealed class Child : IAsyncDisposable
{
    private const int PauseMilliseconds = 5;

    private readonly Process process;
    private readonly Task reading;

    private Child(Process process)
    {
        this.process = process;
        reading = Task.WhenAll(
            ReadAsync(process.StandardOutput, Output), ReadAsync(process.StandardError, Errors));
    }

    public int Id => process.Id;

    public ConcurrentQueue<string> Output { get; } = new();

    public ConcurrentQueue<string> Errors { get; } = new();

    public bool HasExited => process.HasExited;

    public string Words => string.Join('\n', Output.Concat(Errors).TakeLast(40));

    public static Child Start(
        string file, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string>? settings = null)
    {
        ProcessStartInfo start = new(file, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in settings ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return new Child(Process.Start(start)!);
    }

    /// <summary>SIGKILL: no handler of the process runs.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        await reading;
    }

    public async Task SignalAsync(string signal)
    {
        using Process kill = Process.Start("kill", [$"-{signal}", $"{Id}"]);
        await kill.WaitForExitAsync();
    }

    public async Task<int> ExitAsync(TimeSpan patience)
    {
        using CancellationTokenSource limit = new(patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"{process.StartInfo.FileName} did not end within {patience}:\n{Words}");
        }

        await reading.WaitAsync(patience);
        return process.ExitCode;
    }

    /// <summary>Waits until a condition holds, the process ends, or patience does.</summary>
    public async Task<bool> UntilAsync(
        Func<bool> condition, TimeSpan patience, int pauseMilliseconds = PauseMilliseconds)
    {
        long start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(start) > patience)
            {
                return condition();
            }

            await Task.Delay(pauseMilliseconds);
        }

        return true;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private static async Task ReadAsync(StreamReader reader, ConcurrentQueue<string> lines)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lines.Enqueue(line);
        }
    }
}

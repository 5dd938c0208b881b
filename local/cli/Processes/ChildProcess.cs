using System.ComponentModel;
using System.Diagnostics;

namespace Breakwater.Local.Cli.Processes;

/// <summary>
/// A program that bw starts and ends. On Unix it leads its own session, so that Ctrl-C reaches bw alone and bw decides
/// the order in which things end; the <see cref="Guard"/> ends it when bw itself is killed.
/// </summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan OutputPatience = TimeSpan.FromSeconds(2);

    private readonly Process process;
    private readonly ChildPlan plan;
    private readonly ChildOutput output;
    private readonly Guard? guard;
    private readonly Task exited;
    private int stopping;

    private ChildProcess(Process process, ChildPlan plan, ChildOutput output, Guard? guard)
    {
        this.process = process;
        this.plan = plan;
        this.output = output;
        this.guard = guard;
        Id = process.Id;
        guard?.Watch(Id);
        exited = WatchAsync();
    }

    public string Name => plan.Name;

    public int Id { get; }

    /// <summary>Ends when the process has ended and its output is read.</summary>
    public Task Exited => exited;

    public int ExitCode => process.ExitCode;

    public bool IsStopping => Volatile.Read(ref stopping) != 0;

    public Task<string> FirstLine => output.FirstLine;

    /// <exception cref="CliException">The program cannot be started.</exception>
    public static ChildProcess Start(ChildPlan plan, Guard? guard)
    {
        ChildOutput output = new(plan.LogFile, plan.OutputLine);
        try
        {
            return new ChildProcess(Process.Start(StartInfo(plan))!, plan, output, guard);
        }
        catch (Win32Exception problem)
        {
            output.Dispose();
            throw new CliException($"{plan.Name} could not be started: {problem.Message}.", problem);
        }
    }

    public IReadOnlyList<string> LastWords(int count) => output.LastWords(count);

    public Task WriteLineAsync(string line) => process.StandardInput.WriteLineAsync(line);

    /// <summary>Asks the process to end, waits, and ends it by force when its patience is over.</summary>
    public async Task StopAsync()
    {
        Interlocked.Exchange(ref stopping, 1);
        if (!exited.IsCompleted)
        {
            UnixSignals.AskToEnd(Id);
            CloseInput();
            await Task.WhenAny(exited, Task.Delay(plan.Patience));
        }

        if (!exited.IsCompleted)
        {
            EndByForce();
        }

        await exited;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        output.Dispose();
        process.Dispose();
    }

    private static ProcessStartInfo StartInfo(ChildPlan plan)
    {
        ProcessStartInfo info = OwnSession.StartInfo(plan.FileName, plan.Arguments);
        info.WorkingDirectory = plan.WorkingDirectory ?? Repository.Root;
        info.RedirectStandardInput = true;
        info.RedirectStandardOutput = true;
        info.RedirectStandardError = true;
        foreach ((string name, string value) in plan.Environment)
        {
            info.Environment[name] = value;
        }

        return info;
    }

    private async Task WatchAsync()
    {
        Task reading = Task.WhenAll(
            output.ReadAsync(process.StandardOutput, isError: false),
            output.ReadAsync(process.StandardError, isError: true));
        await process.WaitForExitAsync();
        guard?.Forget(Id);
        // Something the child left behind would keep the pipes open, and a port.
        if (OwnSession.IsAvailable)
        {
            UnixSignals.EndGroup(Id);
        }

        await Task.WhenAny(reading, Task.Delay(OutputPatience));
    }

    private void EndByForce()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended in this moment.
        }
    }

    private void CloseInput()
    {
        try
        {
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // Its end of the pipe is closed already.
        }
    }
}

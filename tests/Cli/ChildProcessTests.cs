using System.Diagnostics;
using Breakwater.Local.Cli;
using Breakwater.Local.Cli.Processes;
using Breakwater.Local.Cli.Setup;

namespace Breakwater.Cli.Tests;

public sealed class ChildProcessTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Stop_AChildThatListens_EndsItAtOnce()
    {
        await using ChildProcess child = ChildProcess.Start(Shell("echo up; sleep 60"), guard: null);
        await child.FirstLine.WaitAsync(Patience, CancellationToken.None);
        long start = TimeProvider.System.GetTimestamp();
        await child.StopAsync();
        Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(5));
        Assert.False(IsAlive(child.Id));
    }

    [Fact]
    public async Task Stop_AChildThatDoesNotListen_EndsItByForce()
    {
        ChildPlan deaf = Shell("trap '' TERM; echo up; while true; do sleep 1; done") with
        {
            Patience = TimeSpan.FromMilliseconds(300),
        };
        await using ChildProcess child = ChildProcess.Start(deaf, guard: null);
        await child.FirstLine.WaitAsync(Patience, CancellationToken.None);
        await child.StopAsync().WaitAsync(Patience, CancellationToken.None);
        Assert.False(IsAlive(child.Id));
    }

    [Fact]
    public async Task Stop_AGrandchildIsLeft_EndsItToo()
    {
        Assert.SkipUnless(OwnSession.IsAvailable, "Needs setsid.");
        await using ChildProcess child = ChildProcess.Start(Shell("sleep 60 & echo $!; wait"), guard: null);
        int grandchild = int.Parse(await child.FirstLine.WaitAsync(Patience, CancellationToken.None), null);
        Assert.True(IsAlive(grandchild));
        await child.StopAsync();
        await EndedAsync(grandchild);
    }

    [Fact]
    public async Task WhileAlive_AChildDies_SaysItsLastWords()
    {
        await using ChildGroup children = new();
        children.Start(Shell("echo fine; sleep 0.3; echo 'disk on fire' >&2; exit 7"));
        CliException news = await Assert.ThrowsAsync<CliException>(
            () => children.WhileAliveAsync(Task.Delay(Patience)));
        Assert.Equal("The child ended unexpectedly with exit code 7: disk on fire", news.Message);
    }

    [Fact]
    public async Task Dispose_AGroup_LeavesNoProcess()
    {
        ChildGroup children = new();
        int[] ids = [.. Enumerable.Range(0, 3).Select(_ => children.Start(Shell("sleep 60")).Id)];
        Assert.All(ids, id => Assert.True(IsAlive(id)));
        await children.DisposeAsync();
        Assert.All(ids, id => Assert.False(IsAlive(id)));
    }

    [Fact]
    public async Task Tool_ThatIsMissing_HasNoExitCode()
    {
        ToolRun run = await ToolRun.RunAsync("no-such-program", [], guard: null, CancellationToken.None);
        Assert.Null(run.ExitCode);
        Assert.Null(await ToolRun.AskAsync("no-such-program", "--version", CancellationToken.None));
    }

    [Fact]
    public async Task Guard_ItsOwnerIsGone_EndsWhatItWatched()
    {
        // The guard's input closes when its owner ends, in whatever way; disposing it does exactly that.
        Guard guard = Guard.Start();
        await using ChildProcess watched = ChildProcess.Start(Shell("sleep 60"), guard);
        await using ChildProcess other = ChildProcess.Start(Shell("sleep 60"), guard: null);
        await guard.DisposeAsync();
        await watched.Exited.WaitAsync(Patience, CancellationToken.None);
        Assert.False(IsAlive(watched.Id));
        Assert.True(IsAlive(other.Id));
    }

    [Fact]
    public async Task Log_OfAChild_HasBothStreamsAndStartsEmpty()
    {
        string file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "old", CancellationToken.None);
        await using (ChildProcess child = ChildProcess.Start(
            Shell("echo one; echo two >&2") with { LogFile = file }, guard: null))
        {
            await child.Exited.WaitAsync(Patience, CancellationToken.None);
        }

        string[] lines = await File.ReadAllLinesAsync(file, CancellationToken.None);
        Assert.Equal(["one", "two"], lines.Order(StringComparer.Ordinal));
        File.Delete(file);
    }

    private static ChildPlan Shell(string script) => new("The child", "sh", ["-c", script])
    {
        WorkingDirectory = AppContext.BaseDirectory,
    };

    private static async Task EndedAsync(int id)
    {
        using CancellationTokenSource limit = new(Patience);
        while (IsAlive(id))
        {
            await Task.Delay(50, limit.Token);
        }
    }

    // A zombie that nobody has waited for yet is not alive.
    private static bool IsAlive(int id)
    {
        try
        {
            using Process process = Process.GetProcessById(id);
            return !OperatingSystem.IsLinux()
                || !File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (Exception problem) when (problem is ArgumentException or IOException)
        {
            return false;
        }
    }
}

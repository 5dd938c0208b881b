namespace Breakwater.Local.Cli.Processes;

/// <summary>The processes of one run: started one after the other, ended in the reverse order.</summary>
internal sealed class ChildGroup : IAsyncDisposable
{
    private const int LastWordsShown = 8;

    private readonly Stack<ChildProcess> children = new();

    public Guard Guard { get; } = Guard.Start();

    public ChildProcess Start(ChildPlan plan)
    {
        ChildProcess child = ChildProcess.Start(plan, Guard);
        children.Push(child);
        return child;
    }

    /// <summary>Waits for <paramref name="work"/>, but not longer than all children live.</summary>
    /// <exception cref="CliException">A child ended; its last words are the evidence.</exception>
    public async Task<T> WhileAliveAsync<T>(Task<T> work)
    {
        Task first = await Task.WhenAny([work, .. children.Select(child => child.Exited)]);
        if (first != work)
        {
            _ = work.ContinueWith(
                left => left.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted,
                TaskScheduler.Default);
            throw Unexpected(FindDead()!);
        }

        try
        {
            return await work;
        }
        catch (CliException) when (FindDead() is ChildProcess dead)
        {
            // The work failed because its process is gone: that is the news.
            throw Unexpected(dead);
        }
    }

    public Task WhileAliveAsync(Task work) => WhileAliveAsync(AsResult(work));

    public async ValueTask DisposeAsync()
    {
        while (children.TryPop(out ChildProcess? child))
        {
            await child.DisposeAsync();
        }

        await Guard.DisposeAsync();
    }

    private ChildProcess? FindDead() => children.FirstOrDefault(child => child.Exited.IsCompleted);

    private static CliException Unexpected(ChildProcess child)
    {
        IReadOnlyList<string> words = child.LastWords(LastWordsShown);
        string message = $"{child.Name} ended unexpectedly with exit code {child.ExitCode}";
        return words.Count == 1
            ? new CliException($"{message}: {words[0]}")
            : new CliException($"{message}.", words);
    }

    private static async Task<bool> AsResult(Task work)
    {
        await work;
        return true;
    }
}

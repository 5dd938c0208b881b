namespace Breakwater.TestKit;

/// <summary>Counts the port calls of one process and lets it die before or after one of them.</summary>
public sealed class CrashPlan
{
    private bool dead;

    /// <summary>Port calls so far.</summary>
    public int Calls { get; private set; }

    /// <summary>The call at which the process dies, from one; zero for never.</summary>
    public int CrashAt { get; init; }

    /// <summary>Whether the call itself is still done.</summary>
    public bool AfterTheCall { get; init; }

    /// <summary>Where it died; null while it lives.</summary>
    public string? DiedAt { get; private set; }

    public async Task<T> RunAsync<T>(string name, Func<Task<T>> call)
    {
        // Every port call is a place where another process may come in between.
        await Task.Yield();
        // A dead process does nothing more, whatever catch blocks it has.
        if (dead)
        {
            throw new CrashException(name);
        }

        Calls++;
        bool dies = Calls == CrashAt;
        if (dies && !AfterTheCall)
        {
            Die(name);
        }

        T result = await call();
        if (dies)
        {
            Die(name);
        }

        return result;
    }

    public Task RunAsync(string name, Func<Task> call) => RunAsync(name, async () =>
    {
        await call();

        return true;
    });

    private void Die(string name)
    {
        dead = true;
        DiedAt = name;

        throw new CrashException(name);
    }
}

namespace Breakwater.Local.Functions;

/// <summary>
/// Keeps HTTP invocations and a move of the clock apart: no invocation sees the time change under it.
/// </summary>
internal sealed class AdvanceGate
{
    private readonly Lock gate = new();
    private TaskCompletionSource? closed;
    private int inside;

    internal WakeSignal Wake { get; } = new();

    internal int Inside => Volatile.Read(ref inside);

    internal async ValueTask EnterAsync()
    {
        while (true)
        {
            Task opened;
            lock (gate)
            {
                if (closed is null)
                {
                    inside++;
                    return;
                }

                opened = closed.Task;
            }

            await opened;
        }
    }

    internal void Leave()
    {
        lock (gate)
        {
            inside--;
        }

        Wake.Set();
    }

    /// <summary>Shuts the gate when nobody is inside; the caller must open it again.</summary>
    internal bool TryClose()
    {
        lock (gate)
        {
            if (inside > 0)
            {
                return false;
            }

            closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return true;
        }
    }

    internal void Open()
    {
        TaskCompletionSource? waiting;
        lock (gate)
        {
            waiting = closed;
            closed = null;
        }

        waiting?.SetResult();
    }
}

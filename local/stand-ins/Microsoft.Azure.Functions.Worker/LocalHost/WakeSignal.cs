namespace Breakwater.Local.Functions;

/// <summary>
/// Wakes whoever waits because something may have changed. Take <see cref="Next"/> before looking, then nothing is
/// missed.
/// </summary>
internal sealed class WakeSignal
{
    private TaskCompletionSource next = Make();

    internal Task Next => Volatile.Read(ref next).Task;

    internal void Set() => Interlocked.Exchange(ref next, Make()).TrySetResult();

    private static TaskCompletionSource Make() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

namespace Breakwater.TestKit;

/// <summary>Runs several processes on one thread and chooses by a seed which one goes on at each port call.</summary>
public sealed class SeededScheduler(uint seed) : TaskScheduler
{
    private readonly List<Task> ready = [];
    private uint state = seed;

    /// <summary>Runs all to their ends, one step of one of them at a time.</summary>
    public void Run(params ReadOnlySpan<Func<Task>> processes)
    {
        List<Task> running = [];
        foreach (Func<Task> process in processes)
        {
            running.Add(
                Task.Factory.StartNew(process, CancellationToken.None, TaskCreationOptions.None, this).Unwrap());
        }

        while (ready.Count > 0)
        {
            state = unchecked((state * 1664525u) + 1013904223u);
            int index = (int)((state >> 8) % (uint)ready.Count);
            Task task = ready[index];
            ready.RemoveAt(index);
            TryExecuteTask(task);
        }

        Task all = Task.WhenAll(running);
        if (!all.IsCompleted)
        {
            throw new InvalidOperationException("A process waits for something outside the scheduler.");
        }

        all.GetAwaiter().GetResult();
    }

    protected override void QueueTask(Task task) => ready.Add(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => ready;
}

using Breakwater.Pipeline.Ports;

namespace Breakwater.TestKit;

/// <summary>A journal that is reached through a process that may die.</summary>
public sealed class CrashingJournal(IJournal inner, CrashPlan plan) : IJournal
{
    public Task WriteAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken) =>
        plan.RunAsync("journal write", () => inner.WriteAsync(entries, cancellationToken));

    public Task<JournalEntry?> FindAsync(JournalKey key, CancellationToken cancellationToken) =>
        plan.RunAsync("journal find", () => inner.FindAsync(key, cancellationToken));
}

using Breakwater.Pipeline.Ports;

namespace Breakwater.Simulation.Tests;

/// <summary>A journal that forgets what a stage writes.</summary>
internal sealed class PlantedJournal(IJournal inner, JournalStage forgotten) : IJournal
{
    public Task WriteAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken) =>
        entries.Any(entry => entry.Key.Stage == forgotten)
            ? Task.CompletedTask
            : inner.WriteAsync(entries, cancellationToken);

    public Task<JournalEntry?> FindAsync(JournalKey key, CancellationToken cancellationToken) =>
        inner.FindAsync(key, cancellationToken);
}

using Breakwater.Pipeline.Ports;

namespace Breakwater.TestKit;

/// <summary>Decisions in memory; the same key overwrites itself.</summary>
public sealed class MemoryJournal : IJournal
{
    private readonly Dictionary<JournalKey, JournalEntry> entries = [];
    private readonly List<JournalEntry> written = [];

    /// <summary>What stands in the journal.</summary>
    public IReadOnlyCollection<JournalEntry> Entries => entries.Values;

    /// <summary>Every write in order, overwritten ones too.</summary>
    public IReadOnlyList<JournalEntry> Written => written;

    public Task WriteAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken)
    {
        foreach (JournalEntry entry in entries)
        {
            this.entries[entry.Key] = entry;
            written.Add(entry);
        }

        return Task.CompletedTask;
    }

    public Task<JournalEntry?> FindAsync(JournalKey key, CancellationToken cancellationToken) =>
        Task.FromResult(entries.GetValueOrDefault(key));
}

using System.Globalization;
using System.Text.Json;
using Breakwater.Domain.Execution;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Pipeline.Storage;

/// <summary>What one decision changes: rows of one partition, and the messages that follow from them.</summary>
public sealed class Changes(Partition partition)
{
    private readonly List<Write> writes = [];
    private readonly List<OutgoingMessage> messages = [];
    private readonly List<JournalEntry> entries = [];
    private readonly List<string> entryKeys = [];

    /// <summary>Where the rows are.</summary>
    public Partition Partition { get; } = partition;

    /// <summary>The rows.</summary>
    public IReadOnlyList<Write> Writes => writes;

    /// <summary>The messages.</summary>
    public IReadOnlyList<OutgoingMessage> Messages => messages;

    /// <summary>What the journal is to say about them.</summary>
    public IReadOnlyList<JournalEntry> Entries => entries;

    /// <summary>The rows that hold <see cref="Entries"/> until the journal has them.</summary>
    public IReadOnlyList<string> EntryKeys => entryKeys;

    /// <summary>
    /// Puts <paramref name="value"/> in the place of what was read; inserts it when nothing was there.
    /// </summary>
    /// <exception cref="InvalidOperationException">It is a running trade's row or event: see
    /// <see cref="PutTrade"/>.</exception>
    public Changes Put<T>(Stored<T> read, T value)
    {
        RefuseTrade(read.Key);
        Add(read.Version is null ? WriteKind.Insert : WriteKind.Replace, read.Key, value, read.Version);

        return this;
    }

    /// <summary>
    /// Puts a trade in the place of what was read, or inserts it, and its next event beside it. There is no other way
    /// to change a trade, so its events always lead to it.
    /// </summary>
    /// <remarks>
    /// The event is inserted, never overwritten, and its number is part of the trade's row: of two instances that write
    /// the same number one loses the compare-and-swap with all that it wanted to write.
    /// </remarks>
    /// <param name="read">What was read; null for a new trade.</param>
    /// <param name="changed">As it is to be stored.</param>
    /// <param name="cause">The message, timer slot or command that led to it.</param>
    /// <param name="at">The time.</param>
    /// <exception cref="InvalidOperationException">No trade can make such a change.</exception>
    public Changes PutTrade(Stored<Trade>? read, Trade changed, string cause, DateTimeOffset at)
    {
        var happened = TradeEvent.Between(read?.Value, changed, cause, at);
        Trade numbered = changed with { Sequence = happened.Sequence };
        string key = Places.TradeKey(changed.Id);
        Add(read is null ? WriteKind.Insert : WriteKind.Replace, key, numbered, read?.Version);
        Add(WriteKind.Insert, Places.EventKey(changed.Id, happened.Sequence), happened, null);

        return this;
    }

    /// <summary>Adds or overwrites a row whose content is a function of its key.</summary>
    /// <exception cref="InvalidOperationException">It is a running trade's row or event.</exception>
    public Changes Upsert<T>(string key, T value)
    {
        RefuseTrade(key);
        Add(WriteKind.Upsert, key, value, null);

        return this;
    }

    /// <summary>Removes what was read, if it has not changed.</summary>
    public Changes Remove<T>(Stored<T> read)
    {
        writes.Add(new Write(WriteKind.Delete, read.Key, null, read.Version));

        return this;
    }

    /// <summary>Removes a row that must be there, whatever is in it.</summary>
    public Changes Remove(string key)
    {
        writes.Add(new Write(WriteKind.Delete, key, null, null));

        return this;
    }

    /// <summary>Moves a row that cannot be read to a key where nobody reads it as what it should be.</summary>
    /// <param name="corrupt">As it was read; its text is kept as it is.</param>
    /// <param name="at">The time: a part of the new key, so that nothing that was put aside is overwritten.</param>
    public Changes PutAside(Row corrupt, DateTimeOffset at)
    {
        writes.Add(new Write(WriteKind.Delete, corrupt.Key, null, corrupt.Version));
        writes.Add(AsideOf(corrupt, at));

        return this;
    }

    /// <summary>Puts a trade in the place of its row that cannot be read, which is put aside.</summary>
    /// <param name="corrupt">As it was read.</param>
    /// <param name="replayed">The trade as its stored events tell it.</param>
    /// <param name="at">The time.</param>
    public Changes PutBack(Row corrupt, Trade replayed, DateTimeOffset at)
    {
        Add(WriteKind.Replace, corrupt.Key, replayed, corrupt.Version);
        writes.Add(AsideOf(corrupt, at));

        return this;
    }

    /// <summary>Sends <paramref name="message"/> once the rows are stored.</summary>
    public Changes Send(OutgoingMessage message)
    {
        messages.Add(message);

        return this;
    }

    /// <summary>
    /// Stores what the journal is to say beside the rows: so a change without its entry cannot be, whoever dies.
    /// </summary>
    /// <remarks>The relay copies it to the journal, where its key makes a second copy harmless.</remarks>
    /// <param name="change">Names this change among all of the partition; a later one of the same thing sorts
    /// behind it.</param>
    /// <param name="told">What to say; nothing adds no row.</param>
    public Changes Explain(string change, params IReadOnlyList<JournalEntry> told)
    {
        if (told.Count > 0)
        {
            string key = Committer.EntryPrefix + change;
            Add(WriteKind.Upsert, key, told, null);
            entries.AddRange(told);
            entryKeys.Add(key);
        }

        return this;
    }

    private static Write AsideOf(Row corrupt, DateTimeOffset at) => new(
        WriteKind.Upsert,
        string.Create(CultureInfo.InvariantCulture, $"{Places.CorruptPrefix}{at:yyyyMMddTHHmmssfff}:{corrupt.Key}"),
        corrupt.Json,
        null);

    private void RefuseTrade(string key)
    {
        bool isTrade = key.StartsWith(Places.TradePrefix, StringComparison.Ordinal)
            || key.StartsWith(Places.EventPrefix, StringComparison.Ordinal);
        if (isTrade && Partition.Table == Places.TradingTable)
        {
            throw new InvalidOperationException($"Row {key} is written with its event or not at all.");
        }
    }

    private void Add<T>(WriteKind kind, string key, T value, string? version) =>
        writes.Add(new Write(kind, key, JsonSerializer.Serialize(value, PipelineJson.Options), version));
}

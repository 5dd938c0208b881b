using System.Text.Json;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Pipeline.Storage;

/// <summary>
/// Stores changes together with their messages and journal entries, then passes those on: the outbox.
/// </summary>
/// <remarks>
/// A crash after the commit leaves outbox rows, which <c>OutboxRelay</c> passes on later; a crash after that leaves
/// rows that are passed on again. Both are harmless: every handler takes a message twice, and an entry of the journal
/// overwrites itself.
/// </remarks>
public sealed class Committer(IStateStore store, IMessageBus bus, IJournal journal)
{
    /// <summary>Keys of rows that hold what is not known to be passed on.</summary>
    public const string OutboxPrefix = "outbox:";

    /// <summary>Keys of those among them that hold journal entries.</summary>
    public const string EntryPrefix = OutboxPrefix + "journal:";

    private const int WritesMax = 100;

    /// <summary>Whether a row of the outbox holds journal entries; the others hold a message.</summary>
    public static bool IsEntry(Row row) => row.Key.StartsWith(EntryPrefix, StringComparison.Ordinal);

    /// <summary>Commits, sends, writes down.</summary>
    /// <returns>False when a row had changed: nothing was stored and nothing sent; read again and decide
    /// again.</returns>
    public async Task<bool> CommitAsync(Changes changes, CancellationToken cancellationToken)
    {
        Write[] outbox = [.. changes.Messages.Select(ToRow)];
        if (!await store.CommitAsync(changes.Partition, [.. changes.Writes, .. outbox], cancellationToken))
        {
            return false;
        }

        if (changes.Messages.Count > 0)
        {
            await bus.SendAsync(changes.Messages, cancellationToken);
        }

        bool isTold = await TryTellAsync(changes.Entries, cancellationToken);
        await RemoveAsync(
            changes.Partition,
            [.. changes.Messages.Select(KeyOf).Distinct(), .. isTold ? changes.EntryKeys : []],
            cancellationToken);

        return true;
    }

    /// <summary>Sends a message whose row is stored, then removes the row.</summary>
    public async Task SendAsync(Partition partition, OutgoingMessage message, CancellationToken cancellationToken)
    {
        await bus.SendAsync([message], cancellationToken);
        await RemoveAsync(partition, [KeyOf(message)], cancellationToken);
    }

    /// <summary>Copies stored entries to the journal, oldest first, then removes their rows.</summary>
    public async Task TellAsync(Partition partition, IReadOnlyList<Row> rows, CancellationToken cancellationToken)
    {
        JournalEntry[] entries = [.. rows.SelectMany(row => row.Read<JournalEntry[]>().Value)];
        if (entries.Length > 0)
        {
            await journal.WriteAsync(entries, cancellationToken);
            await RemoveAsync(partition, [.. rows.Select(row => row.Key)], cancellationToken);
        }
    }

    // The entries are stored, and the relay tries again: a journal that cannot be reached stops nothing else.
    private async Task<bool> TryTellAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken)
    {
        try
        {
            await (entries.Count == 0 ? Task.CompletedTask : journal.WriteAsync(entries, cancellationToken));

            return true;
        }
        catch (OutsideTroubleException)
        {
            return false;
        }
    }

    private async Task RemoveAsync(Partition partition, string[] keys, CancellationToken cancellationToken)
    {
        foreach (string[] batch in keys.Chunk(WritesMax))
        {
            Write[] deletions = [.. batch.Select(key => new Write(WriteKind.Delete, key, null, null))];
            // A conflict means that the relay was quicker.
            await store.CommitAsync(partition, deletions, cancellationToken);
        }
    }

    private static string KeyOf(OutgoingMessage message) => OutboxPrefix + message.Envelope.Id;

    private static Write ToRow(OutgoingMessage message) => new(
        WriteKind.Upsert, KeyOf(message), JsonSerializer.Serialize(message, PipelineJson.Options), null);
}

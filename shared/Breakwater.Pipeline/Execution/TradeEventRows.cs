using System.Globalization;
using Breakwater.Domain.Execution;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Execution;

/// <summary>
/// The events of trades: one row each beside the running ones, a few rows for all of an archived one's.
/// </summary>
public sealed class TradeEventRows(BotSettings settings, IStateStore store)
{
    // A row holds 450,000 characters in the narrowest store; an event is shorter than the trade, which fits one.
    private const int RowMax = 400_000;
    private const int WritesMax = 100;
    private const string PartPrefix = "events:";

    /// <summary>The events of a trade that is not archived, in order; none of one that is.</summary>
    public async Task<IReadOnlyList<TradeEvent>> CurrentAsync(string tradeId, CancellationToken cancellationToken) =>
        [.. (await RowsAsync(tradeId, cancellationToken)).Select(row => row.Read<TradeEvent>().Value)];

    /// <summary>The events of an archived trade, in order; none of one that is not.</summary>
    public async Task<IReadOnlyList<TradeEvent>> ArchivedAsync(string tradeId, CancellationToken cancellationToken)
    {
        IReadOnlyList<Row> parts = await store.ListAsync(
            settings.Places.Events(tradeId), PartPrefix, cancellationToken);

        return [.. parts.SelectMany(part => part.Read<TradeEvent[]>().Value)];
    }

    /// <summary>Archives the events of an ended trade, then takes it and them from the running ones' side.</summary>
    /// <remarks>
    /// The trade's row goes in the first transaction, if it has not changed since it was read: so nothing can be
    /// adopted into a trade whose events are half gone. What one transaction cannot take is marked for
    /// <see cref="FinishAsync"/>.
    /// </remarks>
    public async Task MoveAsync(Stored<Trade> trade, CancellationToken cancellationToken)
    {
        string id = trade.Value.Id;
        IReadOnlyList<Row> rows = await RowsAsync(id, cancellationToken);
        // Where some are missing another instance is taking them away: what is left must not be archived as all.
        if (!IsWhole(trade.Value, rows) || !await KeepAsync(id, rows, cancellationToken))
        {
            return;
        }

        Changes removal = new Changes(settings.Places.Trading).Remove(trade);
        bool fits = rows.Count < WritesMax;
        if (!fits)
        {
            removal.Upsert(Places.SweptPrefix + id, id);
        }

        foreach (Row row in rows.Take(fits ? rows.Count : WritesMax - removal.Writes.Count))
        {
            removal.Remove(row.Key);
        }

        await store.CommitAsync(removal.Partition, removal.Writes, cancellationToken);
    }

    /// <summary>Takes away the events that a removal has left: too many for one transaction.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        foreach (Row marker in await store.ListAsync(
            settings.Places.Trading, Places.SweptPrefix, cancellationToken))
        {
            Row[] left = [.. await RowsAsync(marker.Read<string>().Value, cancellationToken)];
            Row[][] batches = [.. left.Chunk(WritesMax - 1)];
            // The marker goes with the last of them; on a conflict another instance is at it.
            foreach (Row[] batch in batches.Length == 0 ? [[]] : batches)
            {
                var removal = new Changes(settings.Places.Trading);
                Array.ForEach(batch, row => removal.Remove(row.Key));
                if (batches.Length == 0 || batch == batches[^1])
                {
                    removal.Remove(marker.Key);
                }

                if (!await store.CommitAsync(removal.Partition, removal.Writes, cancellationToken))
                {
                    return;
                }
            }
        }
    }

    private static bool IsWhole(Trade trade, IReadOnlyList<Row> rows) => trade.Sequence == 0
        || (rows.Count >= trade.Sequence
            && rows[0].Key == Places.EventKey(trade.Id, 1)
            && rows[trade.Sequence - 1].Key == Places.EventKey(trade.Id, trade.Sequence));

    private Task<IReadOnlyList<Row>> RowsAsync(string tradeId, CancellationToken cancellationToken) =>
        store.ListAsync(settings.Places.Trading, $"{Places.EventPrefix}{tradeId}:", cancellationToken);

    private async Task<bool> KeepAsync(string tradeId, IReadOnlyList<Row> rows, CancellationToken cancellationToken)
    {
        foreach (TradeEvent[] part in Parts(rows))
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{PartPrefix}{part[0].Sequence:D6}");
            Partition partition = settings.Places.Events(tradeId);
            Stored<TradeEvent[]> kept =
                (await store.FindAsync(partition, key, cancellationToken))?.Read<TradeEvent[]>()
                ?? new Stored<TradeEvent[]>(key, [], null);
            // A sweep that was held up must not put back what it read before the trade went on.
            Changes changes = new Changes(partition).Put(kept, part);
            if (kept.Value.Length < part.Length
                && !await store.CommitAsync(partition, changes.Writes, cancellationToken))
            {
                return false;
            }
        }

        return true;
    }

    // Cut from the oldest on, so events that are added later move no cut.
    private static IEnumerable<TradeEvent[]> Parts(IReadOnlyList<Row> rows)
    {
        var part = new List<TradeEvent>();
        int length = 0;
        foreach (Row row in rows)
        {
            if (part.Count > 0 && length + row.Json.Length > RowMax)
            {
                yield return [.. part];
                part.Clear();
                length = 0;
            }

            part.Add(row.Read<TradeEvent>().Value);
            length += row.Json.Length + 1;
        }

        if (part.Count > 0)
        {
            yield return [.. part];
        }
    }
}

using System.Globalization;
using Breakwater.Domain;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Risk;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Risk;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Execution;

/// <summary>
/// Stores each change of a trade, books its end in the ledger in the same commit, and tells who listens.
/// </summary>
public sealed class TradeLedger(
    BotSettings settings, IStateStore store, TradeBook book, IJournal journal, IPushChannel push,
    PresetDesk presets, EventLog events)
{
    /// <summary>Stores <paramref name="changed"/> in the place of what was read.</summary>
    /// <exception cref="StaleTradeException">Another instance changed the trade; the message is delivered
    /// again.</exception>
    public async Task<Stored<Trade>> SaveAsync(
        Stored<Trade> read, Trade changed, CancellationToken cancellationToken)
    {
        while (!await TryCommitAsync(read, changed, cancellationToken))
        {
            Stored<Trade>? current = await book.FindAsync(changed.Id, cancellationToken);
            if (current?.Version != read.Version)
            {
                throw new StaleTradeException($"Trade {changed.Id} was changed by another instance.");
            }

            // Only the ledger had changed: the trade's own change still holds.
        }

        // A save just before a send tells nobody: whatever is slow here would come between the intent and the order.
        if (!changed.Legs.Any(leg => leg.State is LegState.Submitted))
        {
            await TellAsync(read.Value, changed, cancellationToken);
        }

        return await book.FindAsync(changed.Id, cancellationToken)
            ?? throw new StaleTradeException($"Trade {changed.Id} was archived meanwhile.");
    }

    /// <summary>Writes an ended trade to the history; the same trade overwrites itself.</summary>
    public Task<bool> ArchiveAsync(Trade trade, CancellationToken cancellationToken) => trade.ClosedAt is { } closedAt
        ? store.CommitAsync(
            settings.Places.History(closedAt),
            new Changes(settings.Places.History(closedAt)).Upsert(HistoryKey(trade, closedAt), trade).Writes,
            cancellationToken)
        : throw new InvalidOperationException($"Trade {trade.Id} has not ended.");

    // Newest first: the rest of time until the end of the calendar comes first in the key.
    private static string HistoryKey(Trade trade, DateTimeOffset closedAt) => string.Create(
        CultureInfo.InvariantCulture, $"{DateTimeOffset.MaxValue.UtcTicks - closedAt.UtcTicks:D19}|{trade.Id}");

    private async Task<bool> TryCommitAsync(Stored<Trade> read, Trade changed, CancellationToken cancellationToken)
    {
        var changes = new Changes(settings.Places.Trading);
        changes.Put(read, changed);
        Leg[] failed = [.. changed.Legs.Where(leg => HasFailed(leg) && !IsKnown(read.Value, leg))];
        bool ends = changed.HasEnded && !read.Value.HasEnded;
        if (ends || failed.Length > 0)
        {
            Stored<Portfolio> portfolio = await book.PortfolioAsync(cancellationToken);
            RiskRules rules = (await presets.CurrentAsync(cancellationToken)).Preset.Risk;
            Portfolio after = failed.Aggregate(portfolio.Value, (ledger, leg) => ledger.Fail(leg.SentAt, rules));
            changes.Put(portfolio, ends ? End(after, changed, rules) : after);
        }

        return await store.CommitAsync(changes.Partition, changes.Writes, cancellationToken);
    }

    // That a post-only order is refused is how it works: it says nothing about the venue.
    private static bool HasFailed(Leg leg) => leg.State is LegState.Unknown
        || (leg.State is LegState.Rejected && leg.Type is not OrderType.LimitMaker);

    private static bool IsKnown(Trade before, Leg leg) =>
        before.Legs.Any(old => old.Name == leg.Name && old.State == leg.State);

    private static Portfolio End(Portfolio portfolio, Trade trade, RiskRules rules) =>
        trade.Status is TradeStatus.Closed ? portfolio.Book(trade.Result(), rules) : portfolio.Release(trade.Id);

    private async Task TellAsync(Trade before, Trade after, CancellationToken cancellationToken)
    {
        if (after.HasEnded && !before.HasEnded)
        {
            await ArchiveAsync(after, cancellationToken);
        }

        JournalEntry[] entries =
        [
            .. after.Legs
                .Where(leg => before.Legs.All(old => old.Name != leg.Name || old.State != leg.State))
                .Where(leg => !leg.IsOpen || leg.State is LegState.Accepted)
                .Select(leg => ToEntry(after, leg)),
        ];
        if (entries.Length > 0)
        {
            await journal.WriteAsync(entries, cancellationToken);
        }

        events.Changed(before, after);
        // That the venue was asked about a resting slice is no news.
        foreach (Leg leg in after.Legs.Where(leg => before.Legs.All(old => old with { AskedAt = leg.AskedAt } != leg)))
        {
            await push.PublishAsync(PushKind.OrderUpdate, OrderView.Of(after, leg), cancellationToken);
        }

        if (after.BoughtQuantity > 0m)
        {
            await push.PublishAsync(PushKind.PositionUpdate, PositionView.Of(after, null), cancellationToken);
        }
    }

    private JournalEntry ToEntry(Trade trade, Leg leg) => new(
        new JournalKey(settings.Bot, leg.CreatedAt, JournalStage.Execution, $"{leg.ClientOrderId}-{leg.State}"),
        trade.Symbol.Value,
        $"{leg.Kind}-{leg.State}",
        leg.Reason ?? string.Empty,
        trade.CorrelationId,
        [
            new Check("filled", leg.FilledQuantity, leg.Quantity, leg.FilledQuantity == leg.Quantity),
            new Check("price", leg.AveragePrice, leg.DecisionPrice, true),
            .. leg.Fills.Count == 0 ? [] : (Check[])[new Check("slippage.bps", Slippage.Of(leg), null, true)],
        ]);
}

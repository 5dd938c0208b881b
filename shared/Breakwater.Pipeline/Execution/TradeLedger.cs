using Breakwater.Domain;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Risk;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Risk;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Execution;

/// <summary>
/// Stores each change of a trade with its event and what the journal says about it, books its end in the ledger in the
/// same commit, and tells who listens.
/// </summary>
public sealed class TradeLedger(
    BotSettings settings, IStateStore store, TradeBook book, TradeArchive archive, IPushChannel push,
    PresetDesk presets, EventLog events, TimeProvider clock)
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

        return await book.FindAsync(changed.Id, read.ReadFor, cancellationToken)
            ?? throw new StaleTradeException($"Trade {changed.Id} was archived meanwhile.");
    }

    private async Task<bool> TryCommitAsync(Stored<Trade> read, Trade changed, CancellationToken cancellationToken)
    {
        var changes = new Changes(settings.Places.Trading);
        changes.PutTrade(read, changed, read.ReadFor ?? nameof(TradeLedger), clock.GetUtcNow());
        changes.Explain(Places.ChangeOf(changed.Id, read.Value.Sequence + 1), Entries(read.Value, changed));
        Leg[] failed = [.. changed.Legs.Where(leg => HasFailed(changed, leg) && !IsKnown(read.Value, leg))];
        if (read.Value.HasEnded || changed.HasEnded || failed.Length > 0)
        {
            Stored<Portfolio> portfolio = await book.PortfolioAsync(cancellationToken);
            RiskRules rules = (await presets.CurrentAsync(cancellationToken)).Preset.Risk;
            Portfolio after = failed.Aggregate(portfolio.Value, (ledger, leg) => ledger.Fail(leg.SentAt, rules));
            changes.Put(portfolio, Settle(after, read.Value, changed, rules));
        }

        return await store.CommitAsync(changes.Partition, changes.Writes, cancellationToken);
    }

    // That a post-only order is refused is how it works: it says nothing about the venue. A list is one request, which
    // its entry stands for: that its stop waits is no failure.
    private static bool HasFailed(Trade trade, Leg leg) => leg.Name != trade.EntryStop?.Name
        && (leg.State is LegState.Unknown
            || (leg.State is LegState.Rejected && leg.Type is not OrderType.LimitMaker));

    private static bool IsKnown(Trade before, Leg leg) =>
        before.Legs.Any(old => old.Name == leg.Name && old.State == leg.State);

    private static Portfolio Settle(Portfolio portfolio, Trade before, Trade after, RiskRules rules) =>
        (before.HasEnded, after.HasEnded) switch
        {
            (false, false) => portfolio,
            (false, true) => End(portfolio, after, rules),
            (true, false) => portfolio.Reopen(
                before.Status is TradeStatus.Closed ? before.Result() : null,
                new Reservation(after.Id, after.Symbol, after.Approval.Risk, after.Approval.Notional)),
            (true, true) when before.Status is TradeStatus.Abandoned && after.Status is TradeStatus.Closed =>
                portfolio.Reopen(null, new Reservation(after.Id, after.Symbol, 0m, 0m)).Book(after.Result(), rules),
            (true, true) => portfolio.Correct(before.Result(), after.Result()),
        };

    private static Portfolio End(Portfolio portfolio, Trade trade, RiskRules rules) =>
        trade.Status is TradeStatus.Closed ? portfolio.Book(trade.Result(), rules) : portfolio.Release(trade.Id);

    private async Task TellAsync(Trade before, Trade after, CancellationToken cancellationToken)
    {
        await (before.HasEnded && before.ClosedAt != after.ClosedAt
            ? archive.RemoveAsync(before, cancellationToken)
            : Task.CompletedTask);
        await (after.HasEnded ? archive.WriteAsync(after, cancellationToken) : Task.CompletedTask);

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

    private JournalEntry[] Entries(Trade before, Trade after) =>
    [
        .. after.Legs
            .Where(leg => before.Legs.All(old => old.Name != leg.Name || old.State != leg.State))
            .Where(leg => !leg.IsOpen || leg.State is LegState.Accepted)
            .Select(leg => ToEntry(after, leg)),
        .. (after.Takings ?? []).Skip(before.Takings?.Count ?? 0).Select(taking => ToEntry(after, taking)),
    ];

    private Check UnprotectedOf(Trade trade) =>
        new("unprotected.ms", (decimal)Exposure.Of(trade, clock.GetUtcNow()).TotalMilliseconds, null, true);

    private JournalEntry ToEntry(Trade trade, Taking taking) => new(
        new JournalKey(settings.Bot, taking.At, JournalStage.Reconcile, $"{Takings.Reason}-{trade.Id}"),
        trade.Symbol.Value,
        Takings.Reason,
        string.Empty,
        trade.CorrelationId,
        [
            new Check("taken", taking.Quantity, trade.HeldQuantity + taking.Quantity, false),
            new Check("price", taking.Price, null, true),
        ]);

    private JournalEntry ToEntry(Trade trade, Leg leg) => new(
        new JournalKey(settings.Bot, leg.CreatedAt, JournalStage.Execution, $"{leg.ClientOrderId}-{leg.State}"),
        trade.Symbol.Value,
        $"{leg.Kind}-{leg.State}",
        leg.Reason ?? string.Empty,
        trade.CorrelationId,
        [
            new Check("filled", leg.FilledQuantity, leg.Quantity, leg.FilledQuantity == leg.Quantity),
            new Check("price", leg.AveragePrice, leg.DecisionPrice, true),
            .. leg.Kind is LegKind.Stop or LegKind.Exit ? (Check[])[UnprotectedOf(trade)] : [],
            .. leg.Fills.Count == 0 ? [] : (Check[])[new Check("slippage.bps", Slippage.Of(leg), null, true)],
        ]);
}

using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Execution;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Risk;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Positions;

/// <summary>
/// Compares the stored trades with the venue: stuck orders, missing stops, late orders, fills, balances, foreign
/// orders, ended trades.
/// </summary>
/// <remarks>
/// What the venue shows corrects the record, never the other way round; a failed question is never read as "nothing
/// there". Foreign orders and balances are reported and left alone.
/// </remarks>
public sealed class ReconcileHandler(
    BotSettings settings, ITradingVenue venue, TradeBook book, Committer committer, TradeArchive archive,
    IStateStore store, LateOrders late, LotComparison lots, UnlistedTrades unlisted, ForeignOrders foreign,
    IncidentDesk incidents)
{
    /// <summary>Compares once. Trouble outside is thrown.</summary>
    public async Task<ReconcileReport> HandleAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        IReadOnlyList<Stored<Trade>> trades = await book.TradesAsync(cancellationToken);
        Stored<Trade>[] ended = [.. trades.Where(trade => !trade.Value.IsRunning)];
        IReadOnlyList<OpenOrder> resting = await venue.OpenOrdersAsync(cancellationToken);

        Stored<Trade>[] running = [.. trades.Where(trade => trade.Value.IsRunning)];
        Stored<Comparison> before = await ComparisonAsync(cancellationToken);
        (IReadOnlyDictionary<string, DateTimeOffset> gone, bool isAnswered) = await unlisted.FindAsync(
            trades, before.Value, now, cancellationToken);
        // Where something is missing that is looked at first: the trade must still be as it was read.
        ILookup<bool, Trade> uneasy = running.Select(trade => trade.Value)
            .Where(trade => NeedsHand(trade, resting, now) && !UnlistedTrades.IsGone(trade, gone, now))
            .ToLookup(trade => before.Value.Missing.ContainsKey(trade.Instrument.BaseAsset));
        await CarryOnAsync(uneasy[false], now, cancellationToken);

        Stored<Trade>[] listed = [.. trades.Where(trade => !gone.ContainsKey(trade.Value.Symbol.Value))];
        IReadOnlySet<string> adopted = await late.AskAsync(listed, resting, now, cancellationToken);
        await TakeBackAsync(
            ended.Where(trade => !adopted.Contains(trade.Value.Id)), resting, now, cancellationToken);
        OpenOrder[] unknown = [.. resting.Where(order => IsUnknown(order, trades))];
        await foreign.ReportAsync(unknown, now, cancellationToken);

        Dictionary<string, long> watermarks = await FillsAsync(listed, before.Value, now, cancellationToken);
        // What was just adopted is not as it was read.
        IReadOnlyDictionary<string, MissingLot> missing = await lots.HandleAsync(
            [.. running.Where(trade => !adopted.Contains(trade.Value.Id))],
            resting,
            before.Value,
            now,
            cancellationToken);
        await RememberAsync(
            before,
            new Comparison { Missing = missing, Watermarks = watermarks, Unlisted = gone },
            cancellationToken);
        await CarryOnAsync(uneasy[true], now, cancellationToken);
        await incidents.CompleteAsync(resting, now, cancellationToken);
        await SweepAsync(ended.Length > 0, now, cancellationToken);
        await unlisted.EndAsync(
            running.Where(trade => isAnswered && UnlistedTrades.IsGone(trade.Value, gone, now)),
            now,
            cancellationToken);

        return new ReconcileReport(
            running.Length, uneasy.Sum(part => part.Count()) + adopted.Count, missing.Count, unknown.Length);
    }

    /// <summary>
    /// Whether the trade waits for a message that may have been lost, or its stop is not as it should be.
    /// </summary>
    private static bool NeedsHand(Trade trade, IReadOnlyList<OpenOrder> resting, DateTimeOffset now)
    {
        // A slice that waits for its time is not stuck, as long as its wake-up is to come.
        bool isTimed = trade.WakeAt + TradeEvents.VisibilityGrace >= now;
        bool stuck = trade.Legs.Any(leg => now - leg.CreatedAt > TradeEvents.VisibilityGrace
            && (leg.IsInDoubt || (!isTimed && (leg.State is LegState.Intent || leg.IsWaiting))));
        bool stopDiffers = trade.RestingStop is { } stop && resting.All(order =>
            order.ClientOrderId != stop.ClientOrderId || order.Quantity != stop.Quantity - stop.FilledQuantity);

        return stuck || stopDiffers || !TradeSteps.IsCovered(trade);
    }

    private async Task CarryOnAsync(
        IEnumerable<Trade> uneasy, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (Trade trade in uneasy)
        {
            var changes = new Changes(settings.Places.Trading);
            changes.Send(CarryOnTrade.For(settings.Bot, trade, $"reconcile-{now:O}", askVenue: true, now));
            await committer.CommitAsync(changes, cancellationToken);
        }
    }

    // Last, and from the record as it is by now: what was adopted above has not ended after all.
    private async Task SweepAsync(bool mayHaveEnded, DateTimeOffset now, CancellationToken cancellationToken)
    {
        IReadOnlyList<Stored<Trade>> trades = mayHaveEnded ? await book.TradesAsync(cancellationToken) : [];
        await archive.SweepAsync([.. trades.Where(trade => !trade.Value.IsRunning)], now, cancellationToken);
    }

    private async Task TakeBackAsync(
        IEnumerable<Stored<Trade>> ended, IReadOnlyList<OpenOrder> resting, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        foreach (Stored<Trade> trade in ended)
        {
            Leg? working = trade.Value.Legs.FirstOrDefault(leg =>
                resting.Any(order => order.ClientOrderId == leg.ClientOrderId));
            await (working is null
                ? Task.CompletedTask
                : late.TakeBackAsync(trade, working, now, cancellationToken));
        }
    }

    private static bool IsUnknown(OpenOrder order, IReadOnlyList<Stored<Trade>> trades) =>
        !trades.Any(trade => trade.Value.Legs.Any(leg => leg.ClientOrderId == order.ClientOrderId));

    // Only instruments that we trade are looked at, from our own first fill on: older ones are somebody else's.
    private async Task<Dictionary<string, long>> FillsAsync(
        IReadOnlyList<Stored<Trade>> trades, Comparison before, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var watermarks = new Dictionary<string, long>();
        foreach (IGrouping<Symbol, Stored<Trade>> own in trades.GroupBy(trade => trade.Value.Symbol))
        {
            long[] known = [.. own.SelectMany(trade => trade.Value.Legs)
                .SelectMany(leg => leg.Fills).Select(fill => fill.TradeId)];
            long from = before.Watermarks.GetValueOrDefault(own.Key.Value, known.DefaultIfEmpty(0).Min());
            if (from == 0)
            {
                // Not remembered: it would stand for the first fill once there is one.
                continue;
            }

            if (own.Any(trade => trade.Value.Legs.Any(leg => leg.IsInDoubt)))
            {
                watermarks[own.Key.Value] = from;
                continue;
            }

            (long newest, IReadOnlyList<VenueFill> strangers) = await late.BookAsync(
                own.Key, [.. own], from, now, cancellationToken);
            await foreign.ReportAsync(own.Key, strangers, now, cancellationToken);
            watermarks[own.Key.Value] = newest;
        }

        return watermarks;
    }

    private async Task<Stored<Comparison>> ComparisonAsync(CancellationToken cancellationToken) =>
        (await store.FindAsync(settings.Places.Engine, Places.ComparisonKey, cancellationToken))?.Read<Comparison>()
        ?? new Stored<Comparison>(Places.ComparisonKey, new Comparison(), null);

    // A conflict means that another instance has compared meanwhile: its memory is as good.
    private Task<bool> RememberAsync(
        Stored<Comparison> before, Comparison after, CancellationToken cancellationToken)
    {
        bool same = before.Value.Missing.SequenceEqual(after.Missing)
            && before.Value.Watermarks.SequenceEqual(after.Watermarks)
            && before.Value.Unlisted.SequenceEqual(after.Unlisted);
        Changes changes = new Changes(settings.Places.Engine).Put(before, after);

        return same
            ? Task.FromResult(true)
            : store.CommitAsync(changes.Partition, changes.Writes, cancellationToken);
    }
}

/// <summary>What a comparison found.</summary>
/// <param name="Running">Trades being entered or open.</param>
/// <param name="Uneasy">Those that were given a hand, and ended ones that were opened again.</param>
/// <param name="Missing">Assets of which the account owns less than the trades hold.</param>
/// <param name="Foreign">Resting orders that no trade knows; left alone.</param>
public sealed record ReconcileReport(int Running, int Uneasy, int Missing, int Foreign)
{
    /// <summary>Whether record and venue agree, so that entries may be made.</summary>
    public bool IsClean => Uneasy == 0 && Missing == 0;
}

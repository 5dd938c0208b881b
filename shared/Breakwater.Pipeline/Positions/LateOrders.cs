using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Execution;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Positions;

/// <summary>Adopts what the venue did after a trade's record had been closed, and fills that nobody booked.</summary>
public sealed class LateOrders(ITradingVenue venue, TradeLedger ledger)
{
    /// <summary>Orders asked for in one comparison at most: the rest waits for the next (field.md 6.4).</summary>
    public const int QueriesMax = 10;

    /// <summary>
    /// Asks for every order that was sent, never seen, and given up; first for those of running trades that rest
    /// although their legs have ended.
    /// </summary>
    /// <returns>The trades that were changed by it.</returns>
    public async Task<IReadOnlySet<string>> AskAsync(
        IEnumerable<Stored<Trade>> trades, IReadOnlyList<OpenOrder> resting, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var adopted = new HashSet<string>();
        int asked = 0;
        foreach (Stored<Trade> trade in trades)
        {
            IEnumerable<Leg> shown = trade.Value.Legs.Where(leg =>
                trade.Value.IsRunning && !leg.IsOpen && resting.Any(order => order.ClientOrderId == leg.ClientOrderId));
            foreach (Leg leg in shown.Union(TradeAdoption.Overdue(trade.Value)))
            {
                // The rest waits for the next comparison; so does the rest of a trade that has just changed.
                if (asked++ >= QueriesMax)
                {
                    return adopted;
                }

                if (await AdoptAsync(trade, leg, resting, now, cancellationToken))
                {
                    adopted.Add(trade.Value.Id);
                    break;
                }
            }
        }

        return adopted;
    }

    /// <summary>Takes back an order that still works although its trade has ended.</summary>
    public async Task TakeBackAsync(
        Stored<Trade> trade, Leg leg, DateTimeOffset now, CancellationToken cancellationToken)
    {
        OrderReport report = await venue.CancelAsync(trade.Value.Symbol, leg.ClientOrderId, cancellationToken);
        await SaveAsync(trade, leg, report, now, cancellationToken);
    }

    /// <summary>Looks at the account's fills of an instrument since the last look.</summary>
    /// <returns>The newest fill's id; and the fills that belong to no order of ours.</returns>
    public async Task<(long Newest, IReadOnlyList<VenueFill> Foreign)> BookAsync(
        Symbol symbol, IReadOnlyList<Stored<Trade>> trades, long watermark, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<VenueFill> fills = await venue.FillsAsync(symbol, watermark + 1, cancellationToken);
        HashSet<long> booked = [.. trades
            .SelectMany(trade => trade.Value.Legs).SelectMany(leg => leg.Fills).Select(fill => fill.TradeId)];
        var foreign = new List<VenueFill>();
        foreach (IGrouping<long, VenueFill> order in fills
            .Where(fill => !booked.Contains(fill.Fill.TradeId)).GroupBy(fill => fill.VenueOrderId))
        {
            (Stored<Trade> Trade, Leg Leg)[] owners = [.. trades.SelectMany(trade => trade.Value.Legs
                .Where(leg => leg.VenueOrderId == order.Key).Select(leg => (trade, leg)))];
            if (owners is not [var owner, ..])
            {
                foreign.AddRange(order);
            }
            else if (owner.Leg is { IsOpen: false })
            {
                await AdoptAsync(owner.Trade, owner.Leg, [], now, cancellationToken);
            }
            else
            {
                // It is still being worked on: its own look books the fill, and this one comes again.
                return (watermark, []);
            }
        }

        return (fills.Count == 0 ? watermark : fills[^1].Fill.TradeId, foreign);
    }

    private async Task<bool> AdoptAsync(
        Stored<Trade> trade, Leg leg, IReadOnlyList<OpenOrder> resting, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        OrderReport report = await venue.QueryAsync(trade.Value.Symbol, leg.ClientOrderId, cancellationToken);
        bool works = report.Status is OrderStatus.Open or OrderStatus.PartiallyFilled;
        bool mayProtect = !trade.Value.HasEnded && leg.Kind is LegKind.Stop;
        Leg? stop = trade.Value.RestingStop;
        if (works && mayProtect && stop is not null && !IsSeen(stop, resting))
        {
            // A stop that rests is not given up for one that may not: the next comparison knows more.
            return false;
        }

        // What works for a trade that has ended would sell or buy for nobody, and one stop is enough.
        if (works && !(mayProtect && stop is null))
        {
            report = await venue.CancelAsync(trade.Value.Symbol, leg.ClientOrderId, cancellationToken);
        }

        return await SaveAsync(trade, leg, report, now, cancellationToken);
    }

    // The record alone is not enough: what it took from a copy that lags may have ended long ago.
    private static bool IsSeen(Leg stop, IReadOnlyList<OpenOrder> resting) => stop.State is LegState.Accepted
        && resting.Any(order => order.ClientOrderId == stop.ClientOrderId);

    private async Task<bool> SaveAsync(
        Stored<Trade> trade, Leg leg, OrderReport report, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Trade adopted = trade.Value.Adopt(leg, report, now);
        if (adopted == trade.Value)
        {
            return false;
        }

        await ledger.SaveAsync(trade with { ReadFor = $"reconcile-{now:O}" }, adopted, cancellationToken);

        return true;
    }
}

using Breakwater.Domain.Execution;
using Breakwater.Domain.Risk;
using Breakwater.Simulation.Outside;

namespace Breakwater.Simulation.Invariants;

/// <summary>What must hold once nothing goes wrong any more and everything is at rest.</summary>
public static class FinalChecks
{
    /// <summary>The venue and the books agree to the last digit.</summary>
    public static void Books(Site site, IReadOnlyDictionary<string, decimal> start)
    {
        foreach (Holding holding in site.Watch.Orders.Holdings)
        {
            Trade? trade = site.Watch.Ever.GetValueOrDefault(holding.TradeId);
            if (trade is not null && Rest.IsGone(site, trade))
            {
                continue;
            }

            Fill[] real = [.. holding.Orders.SelectMany(order => order.Fills).OrderBy(fill => fill.TradeId)];
            Fill[] booked =
            [
                .. (trade?.Legs ?? []).SelectMany(leg => leg.Fills).OrderBy(fill => fill.TradeId),
            ];
            if (!real.SequenceEqual(booked))
            {
                site.Break(
                    Law.FillsAsBooked,
                    $"{holding.TradeId}: the venue filled {real.Length}, booked are {booked.Length}");
            }
        }

        foreach ((string asset, decimal amount) in Expected(site, start))
        {
            decimal total = site.Exchange.Account.Total(asset);
            if (total != amount)
            {
                site.Break(Law.PositionAsBooked, $"the account has {total} {asset}, the trades say {amount}");
            }
        }
    }

    /// <summary>What the trades say was taken from them was taken, and they hold no more than there is.</summary>
    public static void Takings(Site site)
    {
        foreach (IGrouping<string, Trade> own in site.Watch.Ever.Values
            .Where(trade => !Rest.IsGone(site, trade)).GroupBy(trade => trade.Instrument.BaseAsset))
        {
            decimal recorded = own.Sum(trade => trade.TakenQuantity);
            decimal taken = site.Taken.GetValueOrDefault(own.Key);
            if (recorded > taken)
            {
                site.Break(Law.PositionAsBooked, $"{recorded} {own.Key} are recorded as taken, {taken} were");
            }

            decimal held = own.Where(trade => trade.IsRunning).Sum(trade => trade.HeldQuantity);
            decimal owned = site.Exchange.Account.Total(own.Key);
            if (held - owned > own.Sum(trade => trade.Instrument.LotStep) && site.Taken.Count > 0)
            {
                site.Break(Law.PositionAsBooked, $"the account has {owned} {own.Key}, the trades hold {held}");
            }
        }
    }

    /// <summary>The ledger is the sum of the closed trades.</summary>
    public static void Ledger(Site site)
    {
        Trade[] closed = [.. site.Watch.Ever.Values.Where(trade => trade.Status is TradeStatus.Closed)];
        decimal net = closed.Sum(trade => trade.Result().Net);
        Portfolio ledger = site.Watch.Portfolio ?? new Portfolio(site.Settings.StartEquity, 0m, 0m);
        if (ledger.Equity != site.Settings.StartEquity + net || ledger.ClosedTrades != closed.Length)
        {
            site.Break(
                Law.EquityAsBooked,
                $"equity is {ledger.Equity} after {ledger.ClosedTrades} trades; {closed.Length} trades brought {net}");
        }
    }

    private static SortedDictionary<string, decimal> Expected(Site site, IReadOnlyDictionary<string, decimal> start)
    {
        SortedDictionary<string, decimal> expected = new(StringComparer.Ordinal);
        foreach ((string asset, decimal amount) in start.Concat(site.Foreign))
        {
            expected[asset] = expected.GetValueOrDefault(asset) + amount;
        }

        foreach (Trade trade in site.Watch.Ever.Values)
        {
            foreach ((bool isPurchase, Fill fill) in FillsOf(site, trade))
            {
                Add(expected, trade, isPurchase ? 1 : -1, fill);
            }
        }

        return expected;
    }

    // Of an instrument that is gone the venue tells nothing: what it filled last cannot be booked.
    private static IEnumerable<(bool IsPurchase, Fill Fill)> FillsOf(Site site, Trade trade) =>
        Rest.IsGone(site, trade)
            ? (site.Watch.Orders.Find(trade.Id)?.Orders ?? []).SelectMany(order =>
                order.Fills.Select(fill => (order.Ticket.Side is OrderSide.Buy, fill)))
            : trade.Legs.SelectMany(leg => leg.Fills.Select(fill => (leg.IsPurchase, fill)));

    private static void Add(SortedDictionary<string, decimal> amounts, Trade trade, int sign, Fill fill)
    {
        string baseAsset = trade.Instrument.BaseAsset;
        string quoteAsset = trade.Instrument.QuoteAsset;
        amounts[baseAsset] = amounts.GetValueOrDefault(baseAsset) + (sign * fill.Quantity);
        amounts[quoteAsset] = amounts.GetValueOrDefault(quoteAsset) - (sign * fill.Value);
        amounts[fill.CommissionAsset] = amounts.GetValueOrDefault(fill.CommissionAsset) - fill.Commission;
    }
}

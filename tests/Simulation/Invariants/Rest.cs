using Breakwater.Domain.Engine;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Storage;
using Breakwater.Simulation.Exchange;
using Breakwater.Simulation.Outside;

namespace Breakwater.Simulation.Invariants;

/// <summary>Whether everything that was decided is done.</summary>
public static class Rest
{
    /// <summary>What is not at rest yet, and against which laws that is; nothing when all is.</summary>
    /// <param name="site">Where.</param>
    /// <param name="excusesUnlisted">Whether orders of an instrument that is gone may still be asked about.</param>
    public static IEnumerable<(Law Law, string Text)> Troubles(Site site, bool excusesUnlisted)
    {
        string? held = site.Watch.Control is { KilledBecause: null, FlatteningBecause: null }
            ? null
            : site.Watch.Trades.Values
                .Where(trade => trade.IsRunning && !IsGone(site, trade))
                .Select(trade => $"{trade.Id} is {trade.Status} although all is to be sold")
                .FirstOrDefault();
        if (held is not null)
        {
            yield return (Law.KilledIsFlat, held);
        }

        if (Unfinished(site, excusesUnlisted) is { } unfinished)
        {
            yield return (Law.ComesToRest, unfinished);
        }
    }

    /// <summary>Timers have run and nothing was in their way: what is to be sold has an exit at least.</summary>
    public static void CheckExits(Site site)
    {
        bool isAllToBeSold = site.Watch.Control is not { KilledBecause: null, FlatteningBecause: null };
        Trade? held = site.Watch.Trades.Values.FirstOrDefault(trade =>
            trade is { Status: TradeStatus.Open, IsSold: false } && !IsGone(site, trade)
            && trade.Legs.All(leg => leg.Kind is not LegKind.Exit));
        if (isAllToBeSold && held is not null)
        {
            site.Break(Law.KilledIsFlat, $"all is to be sold, and nothing sells {held.Id}");
        }
    }

    private static string? Unfinished(Site site, bool excusesUnlisted)
    {
        if (site.Queue.Waiting.FirstOrDefault(one => !(excusesUnlisted && IsAboutGone(site, one))) is { } waiting)
        {
            return $"message {waiting.Message.Envelope.Type} waits";
        }

        Places places = site.Settings.Places;
        foreach (Partition partition in (ReadOnlySpan<Partition>)[places.Trading, places.Engine, places.Cycles])
        {
            IReadOnlyList<Row> rows = site.Rows.ListAsync(
                partition, Committer.OutboxPrefix, CancellationToken.None).Result;
            if (rows.Count > 0)
            {
                return $"{rows[0].Key} was never sent";
            }
        }

        if (site.Watch.Control is { Run: not BotRun.Stopped, Phase: > BootPhase.Stopped and < BootPhase.Running } boot)
        {
            return $"the start-up stands at {boot.Phase}";
        }

        // What nobody can see yet cannot be booked.
        ExchangeOrder? hidden = site.Watch.Orders.Holdings.SelectMany(holding => holding.Orders)
            .FirstOrDefault(order => order.IsBehindAt(site.Now));
        if (hidden is not null)
        {
            return $"{hidden.ClientOrderId} is shown as it was";
        }

        return site.Watch.Trades.Values
            .Where(trade => !IsGone(site, trade))
            .Select(trade => Trouble(site, trade))
            .FirstOrDefault(trouble => trouble is not null);
    }

    /// <summary>Whether its instrument is not traded any more, so that nothing can be done for it.</summary>
    public static bool IsGone(Site site, Trade trade) =>
        site.Exchange.Find(trade.Symbol)?.Status is ListingStatus.Gone;

    // A venue that does not know the instrument any more never answers, and is asked until that is believed.
    private static bool IsAboutGone(Site site, Delivery waiting) =>
        waiting.Message.Envelope is { Type: nameof(CarryOnTrade) } envelope
        && site.Watch.Ever.GetValueOrDefault(envelope.Read<CarryOnTrade>().TradeId) is { } trade
        && IsGone(site, trade);

    private static string? Trouble(Site site, Trade trade)
    {
        if (trade.HasEnded)
        {
            return Left(site, trade);
        }

        if (trade.Legs.FirstOrDefault(leg => leg.State is LegState.Intent || leg.IsInDoubt) is { } leg)
        {
            return $"{leg.ClientOrderId} is {leg.State}";
        }

        if (trade.Status is TradeStatus.Entering)
        {
            return $"{trade.Id} is being entered";
        }

        return Cover(site, trade);
    }

    private static string? Cover(Site site, Trade trade)
    {
        ExchangeOrder[] resting = Resting(site, trade);
        decimal sellable = trade.SellableQuantity;
        bool isCovered = trade.IsSold
            || (resting is [{ Ticket.IsStop: true } stop]
                && Math.Abs(stop.Left - sellable) <= trade.Instrument.LotStep
                && stop.Ticket.StopPrice >= trade.Instrument.PriceDown(trade.StopPrice));

        return isCovered
            ? null
            : $"{trade.Id} holds {sellable} behind {string.Join(", ", resting.Select(Text))}";
    }

    private static string? Left(Site site, Trade trade) =>
        Resting(site, trade) is [var order, ..] ? $"{Text(order)} rests after the end of {trade.Id}" : null;

    private static ExchangeOrder[] Resting(Site site, Trade trade) =>
        [.. (site.Watch.Orders.Find(trade.Id)?.Orders ?? []).Where(order => order.IsOpen)];

    private static string Text(ExchangeOrder order) =>
        $"{order.ClientOrderId} {order.Left} at {order.Ticket.StopPrice}";
}

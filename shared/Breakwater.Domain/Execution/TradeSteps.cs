using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Execution;

/// <summary>Decides the next step of a trade from its stored state alone, so any instance can carry on.</summary>
public static class TradeSteps
{
    /// <summary>The next step of <paramref name="trade"/>.</summary>
    /// <remarks>
    /// Doubt first: a leg whose answer is owed is asked for before anything is sent. Then protection: a position is
    /// given its stop before profit is taken. A market exit cancels the stop first, because the stop locks the balance.
    /// </remarks>
    public static TradeStep Next(Trade trade, DateTimeOffset now)
    {
        if (trade.Status is TradeStatus.Closed or TradeStatus.Abandoned)
        {
            return new TradeStep.Rest();
        }

        Leg? doubtful = trade.Legs.FirstOrDefault(leg => leg.State is LegState.Submitted or LegState.Unknown);
        if (doubtful is not null)
        {
            return new TradeStep.Query(doubtful);
        }

        Leg? exit = trade.Legs.LastOrDefault(leg => leg is { Kind: LegKind.Exit, State: LegState.Intent });
        if (exit is not null)
        {
            return trade.RestingStop is { } blocking ? new TradeStep.Cancel(blocking) : SendSale(trade, exit);
        }

        return trade.Legs.FirstOrDefault(leg => leg.State is LegState.Intent) switch
        {
            null when IsBare(trade) => SendProtection(trade, now),
            null => new TradeStep.Rest(),
            { Kind: LegKind.Entry } entry when now > trade.Signal.ExpiresAt => new TradeStep.Drop(entry, "expired"),
            { Kind: LegKind.Entry } entry => new TradeStep.Send(entry, null),
            { Kind: LegKind.Stop } stop when trade.IsSold => new TradeStep.Drop(stop, "nothing-left"),
            { Kind: LegKind.Stop } stop => new TradeStep.Send(stop, trade.RestingStop),
            { } target when IsBare(trade) && target.Kind is LegKind.Target => SendProtection(trade, now),
            { } sale => SendSale(trade, sale),
        };
    }

    /// <summary>Whether there is a position that no order at the venue protects or closes.</summary>
    public static bool IsBare(Trade trade) =>
        trade is { BoughtQuantity: > 0m, IsSold: false, RestingStop: null }
        && !trade.Legs.Any(leg => leg is { Kind: LegKind.Exit, IsOpen: true });

    // A stop that the venue refused cannot protect: the position is sold at market instead.
    private static TradeStep.Send SendProtection(Trade trade, DateTimeOffset now) =>
        trade.Legs.LastOrDefault(leg => leg.Kind is LegKind.Stop) is { State: LegState.Rejected }
            ? new TradeStep.Send(TradePlans.ExitLeg(trade, "stop-refused", trade.StopPrice, now), null)
            : new TradeStep.Send(TradePlans.StopLeg(trade, trade.SellableQuantity, now), null);

    // What can be sold may have shrunk since the decision: a stop that filled in part or could not be made smaller.
    private static TradeStep SendSale(Trade trade, Leg leg)
    {
        decimal locked = trade.RestingStop is { } stop ? stop.Quantity - stop.FilledQuantity : 0m;
        decimal free = trade.Instrument.QuantityDown(Math.Max(0m, trade.HeldQuantity - locked));
        decimal quantity = Math.Min(leg.Quantity, free);

        return quantity > 0m && quantity >= trade.Instrument.MinQuantity
            ? new TradeStep.Send(leg with { Quantity = quantity }, null)
            : new TradeStep.Drop(leg, "nothing-free");
    }
}

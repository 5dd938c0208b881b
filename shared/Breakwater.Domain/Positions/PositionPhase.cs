using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Positions;

/// <summary>How far a trade has come, for display; no rule depends on it.</summary>
public static class PositionPhase
{
    /// <summary>The phase of <paramref name="trade"/> under <paramref name="rules"/>.</summary>
    public static TradePhase Of(Trade trade, ExitRules rules) => trade.Status switch
    {
        TradeStatus.Closed or TradeStatus.Abandoned => TradePhase.Closed,
        TradeStatus.Open when trade.SoldQuantity > 0m => TradePhase.PartiallyClosed,
        TradeStatus.Open when trade.StopPrice <= trade.Signal.StopPrice => TradePhase.Running,
        TradeStatus.Open when IsAtBreakEven(trade, rules) => TradePhase.BreakEven,
        TradeStatus.Open => TradePhase.Trailing,
        _ => TradePhase.Entering,
    };

    // An add-on lifts the average: the stop that was at break-even before it still is, for the first purchase.
    private static bool IsAtBreakEven(Trade trade, ExitRules rules) =>
        trade.StopPrice >= trade.Instrument.PriceDown(trade.FirstEntryPrice)
        && trade.StopPrice <= BreakEven.StopOf(trade, rules);
}

/// <summary>How far a trade has come. Zero is the harmless one: nothing is held.</summary>
public enum TradePhase
{
    /// <summary>Being bought.</summary>
    Entering = 0,

    /// <summary>Held, with the stop where it was at first.</summary>
    Running = 1,

    /// <summary>Held, with the stop between the entry price and break-even.</summary>
    BreakEven = 2,

    /// <summary>Held, with a stop that follows the price.</summary>
    Trailing = 3,

    /// <summary>Part of it was sold, the rest is held.</summary>
    PartiallyClosed = 4,

    /// <summary>Ended, with or without ever being held.</summary>
    Closed = 5,
}

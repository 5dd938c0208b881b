using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;

namespace Breakwater.Pipeline.Execution;

/// <summary>A closed trade as operators see it.</summary>
public sealed record TradeView(
    string TradeId,
    Symbol Symbol,
    DateTimeOffset? OpenedAt,
    DateTimeOffset? ClosedAt,
    decimal EntryPrice,
    decimal ExitPrice,
    decimal Quantity,
    decimal Gross,
    decimal Fees,
    decimal Net,
    decimal R,
    string ExitReason,
    string Preset)
{
    /// <summary>What the purchases paid beyond the decision's price, basis points, positive is worse.</summary>
    public decimal? EntrySlippageBasisPoints { get; init; }

    /// <summary>What the sales lost against the price of their decisions; a stop's is its trigger.</summary>
    public decimal? ExitSlippageBasisPoints { get; init; }

    /// <summary>How long it was held without a stop at the venue, milliseconds.</summary>
    public long UnprotectedMs { get; init; }

    /// <summary>The view of a closed trade; R is the net result over what the stop would have cost.</summary>
    public static TradeView Of(Trade trade)
    {
        var result = trade.Result();
        decimal sold = trade.SoldQuantity;

        return new TradeView(
            trade.Id,
            trade.Symbol,
            trade.OpenedAt,
            trade.ClosedAt,
            trade.EntryPrice,
            sold == 0m ? 0m : trade.Sales.Sum(fill => fill.Value) / sold,
            trade.BoughtQuantity,
            result.Gross,
            result.Fees,
            result.Net,
            result.NetR ?? 0m,
            trade.ExitReason ?? "stop",
            trade.Preset)
        {
            UnprotectedMs = (long)Exposure.Of(trade, trade.ClosedAt ?? trade.CreatedAt).TotalMilliseconds,
            EntrySlippageBasisPoints = Slippage.Of(trade.Legs.Where(leg => leg.IsPurchase)),
            ExitSlippageBasisPoints = Slippage.Of(trade.Legs.Where(leg => !leg.IsPurchase)),
        };
    }
}

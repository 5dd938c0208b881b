using Breakwater.Local.Exchange.Market;

namespace Breakwater.Local.Exchange.Trading;

/// <summary>What a request asks for. A quantity, price or delta of 0 was not sent.</summary>
public sealed record Ticket(SymbolMarket Market, OrderSide Side, OrderType Type)
{
    public TimeInForce TimeInForce { get; init; }

    public decimal Quantity { get; init; }

    public decimal QuoteQuantity { get; init; }

    public decimal Price { get; init; }

    public decimal StopPrice { get; init; }

    public int TrailingDelta { get; init; }

    public decimal IcebergQuantity { get; init; }

    /// <summary>Null: the venue makes one.</summary>
    public string? ClientId { get; init; }

    public long? StrategyId { get; init; }

    public long? StrategyType { get; init; }

    public SelfTradeMode SelfTradeMode { get; init; } = SelfTradeMode.ExpireMaker;

    public Instrument Instrument => Market.Instrument;

    public bool IsBuy => Side == OrderSide.Buy;

    public bool IsStop => Type is OrderType.StopLoss or OrderType.StopLossLimit
        or OrderType.TakeProfit or OrderType.TakeProfitLimit;

    public bool IsStopLoss => Type is OrderType.StopLoss or OrderType.StopLossLimit;

    /// <summary>Takes any price once it works.</summary>
    public bool IsMarket => Type is OrderType.Market or OrderType.StopLoss or OrderType.TakeProfit;

    /// <summary>Whether a falling price sets off the stop.</summary>
    public bool TriggersBelow => IsStopLoss != IsBuy;
}

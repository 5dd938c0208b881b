namespace Breakwater.Local.Exchange.Trading;

public enum OrderType
{
    Limit,
    LimitMaker,
    Market,
    StopLoss,
    StopLossLimit,
    TakeProfit,
    TakeProfitLimit,
}

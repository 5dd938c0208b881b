namespace Binance.Net.Enums;

public enum SpotOrderType
{
    Limit,
    Market,
    StopLoss,
    StopLossLimit,
    TakeProfit,
    TakeProfitLimit,
    LimitMaker,
}

namespace Binance.Net.Enums;

public enum OrderSide
{
    Buy,
    Sell,
}

namespace Binance.Net.Enums;

public enum PegPriceType
{
    PrimaryPeg,
    MarketPeg,
}

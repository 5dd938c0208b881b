namespace Binance.Net.Enums;

public enum AccountType
{
    Spot,
    Margin,
    Futures,
    Leveraged,
}

namespace Binance.Net.Enums;

public enum PegOffsetType
{
    PriceLevel,
}

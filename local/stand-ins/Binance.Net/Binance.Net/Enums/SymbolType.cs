namespace Binance.Net.Enums;

public enum SymbolType
{
    UsdMargin,
    CoinMargin,
}

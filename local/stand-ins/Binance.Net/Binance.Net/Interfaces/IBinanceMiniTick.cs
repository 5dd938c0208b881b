using Binance.Net.Enums;

namespace Binance.Net.Interfaces;

public interface IBinanceMiniTick
{
    string Symbol { get; set; }

    decimal LastPrice { get; set; }

    decimal OpenPrice { get; set; }

    decimal HighPrice { get; set; }

    decimal LowPrice { get; set; }

    decimal Volume { get; set; }

    decimal QuoteVolume { get; set; }

    SymbolType? SymbolType { get; set; }
}

using Binance.Net.Enums;

namespace Binance.Net.Objects.Models.Spot;

public record BinanceSymbolFilter
{
    public SymbolFilterType FilterType { get; set; }
}

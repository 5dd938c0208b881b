namespace Binance.Net.Objects.Models.Spot;

public record BinanceSymbolTrailingDeltaFilter : BinanceSymbolFilter
{
    public int MinTrailingAboveDelta { get; set; }

    public int MaxTrailingAboveDelta { get; set; }

    public int MinTrailingBelowDelta { get; set; }

    public int MaxTrailingBelowDelta { get; set; }
}

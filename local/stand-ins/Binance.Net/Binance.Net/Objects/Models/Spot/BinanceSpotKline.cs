namespace Binance.Net.Objects.Models.Spot;

public record BinanceSpotKline : BinanceKlineBase
{
    public override decimal Volume { get; set; }

    public override decimal QuoteVolume { get; set; }

    public override decimal TakerBuyBaseVolume { get; set; }

    public override decimal TakerBuyQuoteVolume { get; set; }

    public decimal? Ignore { get; set; }
}

namespace Binance.Net.Objects.Models.Spot;

public record BinancePlacedOcoOrder : BinanceOrderBase;

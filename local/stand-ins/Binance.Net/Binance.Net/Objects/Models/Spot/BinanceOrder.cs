namespace Binance.Net.Objects.Models.Spot;

public record BinanceOrder : BinanceOrderBase;

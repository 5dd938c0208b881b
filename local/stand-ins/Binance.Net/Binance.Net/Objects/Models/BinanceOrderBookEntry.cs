namespace Binance.Net.Objects.Models;

public record BinanceOrderBookEntry
{
    public decimal Price { get; set; }

    public decimal Quantity { get; set; }
}

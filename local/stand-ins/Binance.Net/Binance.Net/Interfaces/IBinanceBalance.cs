namespace Binance.Net.Interfaces;

public interface IBinanceBalance
{
    string Asset { get; set; }

    decimal Available { get; set; }

    decimal Locked { get; set; }

    decimal Total { get; }
}

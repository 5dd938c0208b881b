using CryptoExchange.Net.Objects;

namespace Binance.Net;

public class BinanceEnvironment : TradeEnvironment
{
    private BinanceEnvironment(string name, string rest, string streams, string socketApi)
        : base(name)
    {
        SpotRestAddress = rest;
        SpotSocketStreamAddress = streams;
        SpotSocketApiAddress = socketApi;
    }

    public static BinanceEnvironment Live { get; } = new(
        TradeEnvironmentNames.Live,
        "https://api.binance.com",
        "wss://stream.binance.com:9443/",
        "wss://ws-api.binance.com:443/");

    public static BinanceEnvironment Testnet { get; } = new(
        TradeEnvironmentNames.Testnet,
        "https://testnet.binance.vision",
        "wss://stream.testnet.binance.vision",
        "wss://ws-api.testnet.binance.vision");

    public string SpotRestAddress { get; }

    public string SpotSocketStreamAddress { get; }

    public string SpotSocketApiAddress { get; }

    public static BinanceEnvironment CreateCustom(
        string name,
        string spotRestAddress,
        string spotSocketStreamsAddress,
        string spotSocketApiAddress,
        string? riskDataSocketAddress,
        string? usdFuturesRestAddress,
        string? usdFuturesSocketAddress,
        string? usdFuturesSocketApiAddress,
        string? coinFuturesRestAddress,
        string? coinFuturesSocketAddress,
        string? coinFuturesSocketApiAddress) =>
        new(name, spotRestAddress, spotSocketStreamsAddress, spotSocketApiAddress);
}

using Binance.Net;
using Binance.Net.Clients;
using Binance.Net.Objects.Options;
using CryptoExchange.Net.Objects;

namespace Breakwater.StandIns.Binance.Tests;

internal static class Clients
{
    public static BinanceEnvironment Environment(string address) => BinanceEnvironment.CreateCustom(
        "test", address, address, address, null, null, null, null, null, null, null);

    public static BinanceRestClient For(RecordedExchange exchange, Action<BinanceRestOptions>? configure = null) =>
        For(exchange.Address, configure);

    /// <summary>With a key, and without asking for the time first.</summary>
    public static BinanceRestClient Signed(
        RecordedExchange exchange, Action<BinanceRestOptions>? configure = null) =>
        For(exchange.Address, options =>
        {
            options.ApiCredentials = new BinanceCredentials("key", "secret");
            options.AutoTimestamp = false;
            configure?.Invoke(options);
        });

    public static BinanceRestClient For(string address, Action<BinanceRestOptions>? configure = null) => new(options =>
    {
        options.Environment = Environment(address);
        options.RateLimitingBehaviour = RateLimitingBehaviour.Fail;
        configure?.Invoke(options);
    });
}

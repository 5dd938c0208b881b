using Binance.Net;
using Binance.Net.Objects.Options;
using Breakwater.Adapters.Binance;
using Breakwater.Adapters.Paper;
using Breakwater.Functions.Options;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Telemetry;
using CryptoExchange.Net.Objects;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Breakwater.Functions.Composition;

internal static class AddExchangeExtensions
{
    // What we call unknown and how long we wait for it counts on this: an order that comes later is refused.
    private static readonly TimeSpan ReceiveWindow = TimeSpan.FromSeconds(5);

    /// <summary>Market data from Binance, and the venue that orders go to.</summary>
    public static FunctionsApplicationBuilder AddExchange(this FunctionsApplicationBuilder builder)
    {
        IConfigurationSection section = builder.Configuration.GetSection(ExchangeOptions.Section);
        ExchangeOptions exchange = section.Get<ExchangeOptions>()
            ?? throw new InvalidOperationException("Section Binance is required.");
        // On paper the key stays where it is: nothing can be signed by mistake.
        VenueKey? key = LiveSettingsCheck.IsLive(builder.Configuration) ? KeyOf(section.Get<KeyOptions>()) : null;
        builder.Services.AddBinance(options => Configure(options, exchange, key));
        builder.AddRateBudget(exchange);
        builder.Services.AddSingleton<BinanceMarketData>();
        builder.Services.AddSingleton<IMarketData>(provider => new ObservedMarket(
            provider.GetRequiredService<BinanceMarketData>(), provider.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<ITradingVenue>(provider => new ObservedVenue(
            VenueOf(provider), provider.GetRequiredService<TimeProvider>()));
        if (key is not null)
        {
            builder.Services.AddHttpClient(nameof(VenueAccess));
            builder.Services.AddSingleton(provider => AccessOf(provider, exchange, key));
        }

        return builder;
    }

    private static void Configure(BinanceOptions options, ExchangeOptions exchange, VenueKey? key)
    {
        options.Environment = EnvironmentOf(exchange);
        options.Rest.RateLimitingBehaviour = RateLimitingBehaviour.Fail;
        options.Rest.ReceiveWindow = ReceiveWindow;
        options.ApiCredentials = key?.ToCredentials();
    }

    private static VenueAccess AccessOf(IServiceProvider provider, ExchangeOptions exchange, VenueKey key) => new(
        provider.GetRequiredService<IHttpClientFactory>().CreateClient(nameof(VenueAccess)),
        new Uri(EnvironmentOf(exchange).SpotRestAddress),
        key)
    {
        ReceiveWindow = ReceiveWindow,
    };

    private static VenueKey? KeyOf(KeyOptions? keys) => keys switch
    {
        { ApiKey: { } key, PrivateKey: { Length: > 0 } pem } => VenueKey.OfEd25519(key, KeyOptions.PemOf(pem)),
        { ApiKey: { } key, ApiSecret: { } secret } => VenueKey.OfHmac(key, secret),
        _ => null,
    };

    private static BinanceEnvironment EnvironmentOf(ExchangeOptions options) => options.Environment switch
    {
        ExchangeOptions.Live => BinanceEnvironment.Live,
        ExchangeOptions.Testnet => BinanceEnvironment.Testnet,
        _ when options.RestAddress is { IsAbsoluteUri: true } address => BinanceEnvironment.CreateCustom(
            ExchangeOptions.Custom,
            address.ToString().TrimEnd('/'),
            address.ToString(),
            address.ToString(),
            null, null, null, null, null, null, null),
        _ => throw new InvalidOperationException(
            $"Binance:RestAddress is required when Binance:Environment is {options.Environment}."),
    };

    private static ITradingVenue VenueOf(IServiceProvider provider)
    {
        BotSettings settings = provider.GetRequiredService<BotSettings>();
        if (settings.Mode is TradingMode.Live)
        {
            return ActivatorUtilities.CreateInstance<BinanceTradingVenue>(provider);
        }

        decimal fee = settings.Deployed.Preset.Risk.FeeBasisPoints;
        var terms = new PaperTerms(
            settings.Places.Paper,
            settings.QuoteAsset,
            settings.StartEquity,
            new FeeRates(fee, fee, null));

        return ActivatorUtilities.CreateInstance<PaperVenue>(provider, terms);
    }
}

using Binance.Net;
using Breakwater.Adapters.Binance;
using Breakwater.Adapters.Paper;
using Breakwater.Functions.Options;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Ports;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Breakwater.Functions.Composition;

internal static class AddExchangeExtensions
{
    /// <summary>Market data from Binance, and the venue that orders go to.</summary>
    public static FunctionsApplicationBuilder AddExchange(this FunctionsApplicationBuilder builder)
    {
        ExchangeOptions exchange = builder.Configuration.GetSection(ExchangeOptions.Section).Get<ExchangeOptions>()
            ?? throw new InvalidOperationException("Section Binance is required.");
        builder.Services.AddBinance(options => options.Environment = EnvironmentOf(exchange));
        builder.Services.AddSingleton<VenueReads>();
        builder.Services.AddSingleton<IMarketData, BinanceMarketData>();
        builder.Services.AddSingleton<ITradingVenue>(VenueOf);

        return builder;
    }

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

    private static PaperVenue VenueOf(IServiceProvider provider)
    {
        BotSettings settings = provider.GetRequiredService<BotSettings>();
        if (settings.Mode is TradingMode.Live)
        {
            throw new InvalidOperationException("Bot:Mode is Live, and this version trades on paper only.");
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

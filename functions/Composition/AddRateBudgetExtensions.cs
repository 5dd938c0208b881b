using Breakwater.Adapters.Binance;
using Breakwater.Functions.Options;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Ports;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Breakwater.Functions.Composition;

internal static class AddRateBudgetExtensions
{
    /// <summary>What may be asked of the exchange, shared by all instances, and how reads of it are made.</summary>
    /// <remarks>
    /// One bot has one account. Two bots on the same account count their orders apart, and the counts that the exchange
    /// sends with each order bound them both.
    /// </remarks>
    public static FunctionsApplicationBuilder AddRateBudget(
        this FunctionsApplicationBuilder builder, ExchangeOptions exchange)
    {
        builder.Services.AddSingleton<IRateBudget>(provider => new ObservedRateBudget(
            new StoredRateBudget(
                provider.GetRequiredService<IStateStore>(),
                provider.GetRequiredService<TimeProvider>(),
                new RateTerms(
                    $"binance-{exchange.Environment}",
                    provider.GetRequiredService<BotSettings>().Bot,
                    exchange.RateShare),
                new RateLimits())));
        builder.Services.AddSingleton<VenueReads>();

        return builder;
    }
}

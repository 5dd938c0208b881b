using Binance.Net.Clients;
using Binance.Net.Interfaces.Clients;
using Binance.Net.Objects.Options;
using Binance.Net.Transport;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

public static class ServiceCollectionExtensions
{
    public static IServiceCollection AddBinance(
        this IServiceCollection services, Action<BinanceOptions>? optionsDelegate = null)
    {
        BinanceOptions options = new();

        // Emptied, so that it shows whether the caller chose one for REST alone.
        options.Rest.Environment = null!;
        optionsDelegate?.Invoke(options);
        options.Rest.Environment ??= options.Environment ?? Binance.Net.BinanceEnvironment.Live;
        options.Rest.ApiCredentials ??= options.ApiCredentials;
        services.AddSingleton(_ => Options.Options.Create(options.Rest));
        services.AddSingleton(_ => new BinanceHttp(options.Rest));
        services.AddTransient<IBinanceRestClient>(provider => new BinanceRestClient(
            provider.GetRequiredService<BinanceHttp>().Client,
            provider.GetService<ILoggerFactory>(),
            provider.GetRequiredService<IOptions<BinanceRestOptions>>()));
        return services;
    }
}

using Binance.Net;
using Binance.Net.Clients;
using Binance.Net.Interfaces.Clients;
using Binance.Net.Objects.Options;
using CryptoExchange.Net.Objects;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Breakwater.StandIns.Binance.Tests;

public sealed class RegistrationTests
{
    [Fact]
    public void AddBinance_NoOptions_IsLiveAsTheOfficialDefault()
    {
        using ServiceProvider provider = new ServiceCollection().AddBinance().BuildServiceProvider();
        BinanceRestOptions options = provider.GetRequiredService<IOptions<BinanceRestOptions>>().Value;
        Assert.Same(BinanceEnvironment.Live, options.Environment);
        Assert.Equal("https://api.binance.com", options.Environment.SpotRestAddress);
        Assert.Null(options.ApiCredentials);
        Assert.Equal(TimeSpan.FromSeconds(20), options.RequestTimeout);
        Assert.True(options.AutoTimestamp);
    }

    [Fact]
    public async Task AddBinance_Options_ReachTheClient()
    {
        await using RecordedExchange exchange = await RecordedExchange.StartAsync();
        ServiceCollection services = new();
        services.AddBinance(options =>
        {
            options.Environment = Clients.Environment(exchange.Address);
            options.ApiCredentials = new BinanceCredentials("key", "secret");
            options.Rest.RequestTimeout = TimeSpan.FromSeconds(3);
        });
        await using ServiceProvider provider = services.BuildServiceProvider();
        IBinanceRestClient client = provider.GetRequiredService<IBinanceRestClient>();
        HttpResult<long> result = await client.SpotApi.ExchangeData.PingAsync();
        Assert.True(result.Success, result.Error?.ToString());
        Assert.Equal("/api/v3/ping", Assert.Single(exchange.Requests));
        Assert.IsType<BinanceRestClient>(client);
        BinanceRestOptions rest = provider.GetRequiredService<IOptions<BinanceRestOptions>>().Value;
        Assert.Equal("secret", rest.ApiCredentials!.HMAC!.Secret);
    }

    [Fact]
    public void Validate_CredentialsWithoutASecret_Throws()
    {
        Assert.ThrowsAny<ArgumentException>(() => new BinanceCredentials("key", "").Validate());
        Assert.ThrowsAny<ArgumentException>(() => new BinanceCredentials().Validate());
        new BinanceCredentials().WithHMAC("key", "secret").Validate();
    }
}

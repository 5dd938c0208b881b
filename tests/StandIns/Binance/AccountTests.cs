using Binance.Net.Clients;
using Binance.Net.Enums;
using Binance.Net.Interfaces.Clients.SpotApi;
using Binance.Net.Objects.Models.Spot;
using Breakwater.TestKit.Local;
using CryptoExchange.Net.Objects;

namespace Breakwater.StandIns.Binance.Tests;

public sealed class AccountTests
{
    [Fact]
    public async Task GetAccountInfo_PublishedExample_HasBalances()
    {
        BinanceAccountInfo account = await CallAsync(
            Example("account_0"), "/api/v3/account", api => api.GetAccountInfoAsync(omitZeroBalances: true));
        Assert.Equal((AccountType.Spot, true, 15m), (account.AccountType, account.CanTrade, account.TakerFee));
        Assert.Equal(("BTC", 4723846.89208129m, 0m), (
            account.Balances[0].Asset, account.Balances[0].Total, account.Balances[0].Locked));
        Assert.Equal([PermissionType.Spot], account.Permissions);
    }

    [Fact]
    public async Task GetCommissionRatesAndLimits_PublishedExamples_AreRead()
    {
        BinanceCommissions rates = await CallAsync(
            Example("account.commission_0"), "/api/v3/account/commission", api => api.GetCommissionRatesAsync("A"));
        Assert.Equal((0.0000002m, 0.75m, "BNB"), (
            rates.StandardCommissions.Taker, rates.Discount.Discount, rates.Discount.DiscountAsset));
        BinanceCurrentRateLimit[] limits = await CallAsync(
            Example("rateLimit.order_0"), "/api/v3/rateLimit/order", api => api.GetOrderRateLimitStatusAsync());
        Assert.Equal((RateLimitType.Orders, RateLimitInterval.Second, 10, 50, 0), (
            limits[0].Type, limits[0].Interval, limits[0].IntervalNumber, limits[0].Limit, limits[0].Count));
    }

    [Fact]
    public async Task GetPermissionsAndFees_Answers_AreRead()
    {
        BinanceAPIKeyPermissions key = await CallAsync(
            """{"ipRestrict":true,"createTime":1698645219000,"enableReading":true,"enableWithdrawals":false,"""
                + "\"enableSpotAndMarginTrading\":true}",
            "/sapi/v1/account/apiRestrictions",
            api => api.GetAPIKeyPermissionsAsync());
        Assert.Equal((true, false, true), (
            key.IpRestrict, key.EnableWithdrawals, key.EnableSpotAndMarginTrading));
        BinanceTradeFee fee = Assert.Single(await CallAsync(
            """[{"symbol":"BTCUSDT","makerCommission":"0.001","takerCommission":"0.002"}]""",
            "/sapi/v1/asset/tradeFee",
            api => api.GetTradeFeeAsync("BTCUSDT")));
        Assert.Equal((0.001m, 0.002m), (fee.MakerFee, fee.TakerFee));
    }

    private static string Example(string name) => File.ReadAllText(
        SharedMaterial.Require($"data/binance-api/examples/GET_api.v3.{name}.json"));

    private static async Task<T> CallAsync<T>(
        string json, string path, Func<IBinanceRestClientSpotApiAccount, Task<HttpResult<T>>> call)
    {
        await using RecordedExchange exchange = await RecordedExchange.StartAsync(json);
        using BinanceRestClient client = Clients.Signed(exchange);
        HttpResult<T> result = await call(client.SpotApi.Account);
        Assert.True(result.Success, result.Error?.ToString());
        Assert.Equal(path, Assert.Single(exchange.SignedRequests).Path);
        return result.Data;
    }
}

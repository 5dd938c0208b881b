using System.IO.Compression;
using Binance.Net.Clients;
using Binance.Net.Enums;
using Binance.Net.Objects.Models.Spot;
using Breakwater.TestKit.Local;
using CryptoExchange.Net.Objects;

namespace Breakwater.StandIns.Binance.Tests;

public sealed class ExchangeInfoTests
{
    [Theory]
    [InlineData("2021-04-29")]
    [InlineData("2022-12-17")]
    [InlineData("2024-09-08")]
    public async Task GetExchangeInfo_WholeExchange_EveryFilterIsTyped(string date)
    {
        string file = $"data/binance-api/exchange-info/exchangeInfo-{date}-full.json.gz";
        string json = Unpack(SharedMaterial.Require(file));
        await using RecordedExchange exchange = await RecordedExchange.StartAsync(json);
        using BinanceRestClient client = Clients.For(exchange);
        HttpResult<BinanceExchangeInfo> result = await client.SpotApi.ExchangeData.GetExchangeInfoAsync();
        Assert.True(result.Success, result.Error?.ToString());
        Assert.True(result.Data.Symbols.Length > 1000);
        Assert.NotEmpty(result.Data.RateLimits);
        Assert.All(result.Data.RateLimits, limit => Assert.True(limit.Limit > 0 && Enum.IsDefined(limit.Type)));
        Assert.All(result.Data.Symbols, AssertComplete);
    }

    [Fact]
    public async Task GetExchangeInfo_UnknownKindsAndForms_AreTolerated()
    {
        await using RecordedExchange exchange = await RecordedExchange.StartAsync("""
            {"timezone":"UTC","serverTime":1,"newThing":{"a":[1]},
             "rateLimits":[{"rateLimitType":"NEW_KIND","interval":"HOUR","intervalNum":1,"limit":5}],
             "exchangeFilters":[{"filterType":"EXCHANGE_MAX_NUM_ORDERS","maxNumOrders":1000}],
             "symbols":[{"symbol":"1INCHUSDT","status":"SLEEPING","baseAssetPrecision":"8",
               "orderTypes":["LIMIT","LATER"],
               "permissionSets":[["SPOT","TRD_GRP_004","TRD_GRP_999"]],"filters":[
               {"filterType":"T_PLUS_SELL","endTime":0},
               {"filterType":"LOT_SIZE","minQty":0.1,"maxQty":"90000000000000000000000000000000","stepSize":"1e-7"},
               {"filterType":"MAX_NUM_ORDERS","limit":200}]}]}
            """);
        using BinanceRestClient client = Clients.For(exchange);
        HttpResult<BinanceExchangeInfo> result = await client.SpotApi.ExchangeData.GetExchangeInfoAsync();
        Assert.True(result.Success, result.Error?.ToString());
        BinanceSymbol symbol = Assert.Single(result.Data.Symbols);
        Assert.False(Enum.IsDefined(symbol.Status));
        Assert.Equal(8, symbol.BaseAssetPrecision);
        Assert.Equal(SpotOrderType.Limit, symbol.OrderTypes[0]);
        Assert.False(Enum.IsDefined(symbol.OrderTypes[1]));
        Assert.Equal([PermissionType.Spot, PermissionType.TradeGroup004], symbol.PermissionSets[0][..2]);
        Assert.Equal(3, symbol.Filters.Length);
        Assert.Equal(
            (0.1m, decimal.MaxValue, 0.0000001m),
            (symbol.LotSizeFilter!.MinQuantity, symbol.LotSizeFilter.MaxQuantity, symbol.LotSizeFilter.StepSize));
        Assert.Equal(200, symbol.MaxOrdersFilter!.MaxNumberOrders);
        Assert.Null(symbol.PriceFilter);
    }

    [Theory]
    [InlineData("""{"filterType":"PRICE_FILTER","minPrice":"0.1","maxPrice":"1"}""")]
    [InlineData("""{"filterType":"LOT_SIZE","minQty":"x","maxQty":"1","stepSize":"1"}""")]
    [InlineData("""{"minQty":"1"}""")]
    [InlineData("7")]
    public async Task GetExchangeInfo_FilterWithoutItsNumbers_IsAnErrorNotAZero(string filter)
    {
        await using RecordedExchange exchange =
            await RecordedExchange.StartAsync($$"""{"symbols":[{"symbol":"A","filters":[{{filter}}]}]}""");
        using BinanceRestClient client = Clients.For(exchange);
        HttpResult<BinanceExchangeInfo> result = await client.SpotApi.ExchangeData.GetExchangeInfoAsync();
        Assert.IsType<DeserializeError>(result.Error);
    }

    private static void AssertComplete(BinanceSymbol symbol)
    {
        Assert.NotEmpty(symbol.Name);
        Assert.True(Enum.IsDefined(symbol.Status), symbol.Name);
        Assert.All(symbol.OrderTypes, type => Assert.True(Enum.IsDefined(type), symbol.Name));
        Assert.All(symbol.Filters, filter =>
        {
            Assert.True(Enum.IsDefined(filter.FilterType), symbol.Name);
            Assert.NotEqual(typeof(BinanceSymbolFilter), filter.GetType());
        });
        Assert.True(symbol.PriceFilter!.TickSize > 0, symbol.Name);
        Assert.True(symbol.LotSizeFilter is { StepSize: > 0, MinQuantity: > 0 }, symbol.Name);
        decimal? least = symbol.NotionalFilter?.MinNotional ?? symbol.MinNotionalFilter?.MinNotional;
        Assert.True(least > 0, symbol.Name);
        Assert.True(symbol.MaxOrdersFilter!.MaxNumberOrders > 0, symbol.Name);
        Assert.True(symbol.MaxAlgorithmicOrdersFilter!.MaxNumberAlgorithmicOrders > 0, symbol.Name);
        Assert.Equal(symbol.Filters.Length, symbol.Filters.DistinctBy(filter => filter.FilterType).Count());
    }

    private static string Unpack(string path)
    {
        using GZipStream packed = new(File.OpenRead(path), CompressionMode.Decompress);
        using StreamReader reader = new(packed);
        return reader.ReadToEnd();
    }
}

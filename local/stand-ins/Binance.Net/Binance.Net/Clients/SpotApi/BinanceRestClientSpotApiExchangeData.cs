using Binance.Net.Enums;
using Binance.Net.Interfaces;
using Binance.Net.Interfaces.Clients.SpotApi;
using Binance.Net.Objects.Models.Spot;
using Binance.Net.Transport;
using Binance.Net.Wire;
using CryptoExchange.Net.Objects;

namespace Binance.Net.Clients.SpotApi;

internal sealed class BinanceRestClientSpotApiExchangeData(RestTransport transport)
    : IBinanceRestClientSpotApiExchangeData
{
    private const string TickerPath = "api/v3/ticker/24hr";
    private const string BookTickerPath = "api/v3/ticker/bookTicker";
    private const string PricePath = "api/v3/ticker/price";
    private const int DefaultCandles = 500;

    public async Task<HttpResult<long>> PingAsync(CancellationToken ct = default)
    {
        HttpResult<PingAnswer> result = await Get<PingAnswer>("api/v3/ping", new WireQuery(), ct);
        return HttpResult.Like(result, (long)(result.ResponseTime?.TotalMilliseconds ?? 0), result.Error);
    }

    public async Task<HttpResult<DateTime>> GetServerTimeAsync(CancellationToken ct = default)
    {
        HttpResult<TimeAnswer> result = await Get<TimeAnswer>("api/v3/time", new WireQuery(), ct);
        return HttpResult.Like(result, result.Data?.ServerTime ?? default, result.Error);
    }

    public Task<HttpResult<BinanceExchangeInfo>> GetExchangeInfoAsync(
        bool? returnPermissionSets = null, SymbolStatus? symbolStatus = null, CancellationToken ct = default) =>
        GetExchangeInfoAsync([], returnPermissionSets, symbolStatus, ct);

    public Task<HttpResult<BinanceExchangeInfo>> GetExchangeInfoAsync(
        string symbol, bool? returnPermissionSets = null, CancellationToken ct = default) =>
        GetExchangeInfoAsync([symbol], returnPermissionSets, null, ct);

    public Task<HttpResult<BinanceExchangeInfo>> GetExchangeInfoAsync(
        IEnumerable<string> symbols,
        bool? returnPermissionSets = null,
        SymbolStatus? symbolStatus = null,
        CancellationToken ct = default)
    {
        string[] names = [.. symbols];
        WireQuery query = names.Length > 1
            ? new WireQuery().AddList("symbols", names)
            : new WireQuery().Add("symbol", names.FirstOrDefault());
        query.Add("showPermissionSets", returnPermissionSets).AddEnum("symbolStatus", symbolStatus);
        return Get<BinanceExchangeInfo>("api/v3/exchangeInfo", query, ct);
    }

    public Task<HttpResult<BinanceSystemStatus>> GetSystemStatusAsync(CancellationToken ct = default) =>
        Get<BinanceSystemStatus>("sapi/v1/system/status", new WireQuery(), ct);

    public async Task<HttpResult<IBinanceKline[]>> GetKlinesAsync(
        string symbol,
        KlineInterval interval,
        DateTime? startTime = null,
        DateTime? endTime = null,
        int? limit = null,
        CancellationToken ct = default)
    {
        RequireBetween(limit, 1, 1500);
        WireQuery query = Symbol(symbol).Add("interval", WireNames.Of(interval))
            .Add("startTime", startTime).Add("endTime", endTime).Add("limit", limit);
        HttpResult<BinanceSpotKline[]> result = await transport.GetAsync(
            "api/v3/klines", query, body => CandleArray.Parse(body, limit ?? DefaultCandles), ct);
        return HttpResult.Like<IBinanceKline[]>(result, result.Data, result.Error);
    }

    public async Task<HttpResult<BinanceOrderBook>> GetOrderBookAsync(
        string symbol, int? limit = null, CancellationToken ct = default)
    {
        RequireBetween(limit, 1, 5000);
        HttpResult<BinanceOrderBook> result =
            await Get<BinanceOrderBook>("api/v3/depth", Symbol(symbol).Add("limit", limit), ct);
        result.Data?.Symbol = symbol;
        return result;
    }

    public Task<HttpResult<BinanceAveragePrice>> GetCurrentAvgPriceAsync(
        string symbol, CancellationToken ct = default) =>
        Get<BinanceAveragePrice>("api/v3/avgPrice", Symbol(symbol), ct);

    public async Task<HttpResult<IBinanceTick>> GetTickerAsync(string symbol, CancellationToken ct = default)
    {
        HttpResult<Binance24HPrice> result = await Get<Binance24HPrice>(TickerPath, Symbol(symbol), ct);
        return HttpResult.Like<IBinanceTick>(result, result.Data, result.Error);
    }

    public Task<HttpResult<IBinanceTick[]>> GetTickersAsync(
        IEnumerable<string> symbols, SymbolStatusFilter? symbolStatus = null, CancellationToken ct = default) =>
        Tickers(Symbols(symbols, symbolStatus), ct);

    public Task<HttpResult<IBinanceTick[]>> GetTickersAsync(
        SymbolStatusFilter? symbolStatus = null, CancellationToken ct = default) =>
        Tickers(Everything(symbolStatus), ct);

    public Task<HttpResult<BinanceBookPrice>> GetBookPriceAsync(string symbol, CancellationToken ct = default) =>
        Get<BinanceBookPrice>(BookTickerPath, Symbol(symbol), ct);

    public Task<HttpResult<BinanceBookPrice[]>> GetBookPricesAsync(
        IEnumerable<string> symbols, SymbolStatusFilter? symbolStatus = null, CancellationToken ct = default) =>
        Get<BinanceBookPrice[]>(BookTickerPath, Symbols(symbols, symbolStatus), ct);

    public Task<HttpResult<BinanceBookPrice[]>> GetBookPricesAsync(
        SymbolStatusFilter? symbolStatus = null, CancellationToken ct = default) =>
        Get<BinanceBookPrice[]>(BookTickerPath, Everything(symbolStatus), ct);

    public Task<HttpResult<BinancePrice>> GetPriceAsync(string symbol, CancellationToken ct = default) =>
        Get<BinancePrice>(PricePath, Symbol(symbol), ct);

    public Task<HttpResult<BinancePrice[]>> GetPricesAsync(
        IEnumerable<string> symbols, SymbolStatusFilter? symbolStatus = null, CancellationToken ct = default) =>
        Get<BinancePrice[]>(PricePath, Symbols(symbols, symbolStatus), ct);

    public Task<HttpResult<BinancePrice[]>> GetPricesAsync(
        SymbolStatusFilter? symbolStatus = null, CancellationToken ct = default) =>
        Get<BinancePrice[]>(PricePath, Everything(symbolStatus), ct);

    private static WireQuery Symbol(string symbol) => new WireQuery().Add("symbol", symbol);

    private static WireQuery Symbols(IEnumerable<string> symbols, SymbolStatusFilter? status) =>
        new WireQuery().AddList("symbols", [.. symbols]).AddEnum("symbolStatus", status);

    private static WireQuery Everything(SymbolStatusFilter? status) =>
        new WireQuery().AddEnum("symbolStatus", status);

    private static void RequireBetween(int? limit, int lowest, int highest)
    {
        if (limit is int value && (value < lowest || value > highest))
        {
            throw new ArgumentException($"Limit {value} is not between {lowest} and {highest}.", nameof(limit));
        }
    }

    private async Task<HttpResult<IBinanceTick[]>> Tickers(WireQuery query, CancellationToken ct)
    {
        HttpResult<Binance24HPrice[]> result = await Get<Binance24HPrice[]>(TickerPath, query, ct);
        return HttpResult.Like<IBinanceTick[]>(result, result.Data, result.Error);
    }

    private Task<HttpResult<T>> Get<T>(string path, WireQuery query, CancellationToken ct) =>
        transport.GetAsync(path, query, WireJson.Parse<T>, ct);
}

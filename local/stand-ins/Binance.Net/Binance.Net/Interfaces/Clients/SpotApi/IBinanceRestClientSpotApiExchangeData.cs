using Binance.Net.Enums;
using Binance.Net.Objects.Models.Spot;
using CryptoExchange.Net.Objects;

namespace Binance.Net.Interfaces.Clients.SpotApi;

public interface IBinanceRestClientSpotApiExchangeData
{
    Task<HttpResult<long>> PingAsync(CancellationToken ct = default);

    Task<HttpResult<DateTime>> GetServerTimeAsync(CancellationToken ct = default);

    Task<HttpResult<BinanceExchangeInfo>> GetExchangeInfoAsync(
        bool? returnPermissionSets = null, SymbolStatus? symbolStatus = null, CancellationToken ct = default);

    Task<HttpResult<BinanceExchangeInfo>> GetExchangeInfoAsync(
        string symbol, bool? returnPermissionSets = null, CancellationToken ct = default);

    Task<HttpResult<BinanceExchangeInfo>> GetExchangeInfoAsync(
        IEnumerable<string> symbols,
        bool? returnPermissionSets = null,
        SymbolStatus? symbolStatus = null,
        CancellationToken ct = default);

    Task<HttpResult<BinanceSystemStatus>> GetSystemStatusAsync(CancellationToken ct = default);

    Task<HttpResult<IBinanceKline[]>> GetKlinesAsync(
        string symbol,
        KlineInterval interval,
        DateTime? startTime = null,
        DateTime? endTime = null,
        int? limit = null,
        CancellationToken ct = default);

    Task<HttpResult<BinanceOrderBook>> GetOrderBookAsync(
        string symbol, int? limit = null, CancellationToken ct = default);

    Task<HttpResult<BinanceAveragePrice>> GetCurrentAvgPriceAsync(string symbol, CancellationToken ct = default);

    Task<HttpResult<IBinanceTick>> GetTickerAsync(string symbol, CancellationToken ct = default);

    Task<HttpResult<IBinanceTick[]>> GetTickersAsync(
        IEnumerable<string> symbols, SymbolStatusFilter? symbolStatus = null, CancellationToken ct = default);

    Task<HttpResult<IBinanceTick[]>> GetTickersAsync(
        SymbolStatusFilter? symbolStatus = null, CancellationToken ct = default);

    Task<HttpResult<BinanceBookPrice>> GetBookPriceAsync(string symbol, CancellationToken ct = default);

    Task<HttpResult<BinanceBookPrice[]>> GetBookPricesAsync(
        IEnumerable<string> symbols, SymbolStatusFilter? symbolStatus = null, CancellationToken ct = default);

    Task<HttpResult<BinanceBookPrice[]>> GetBookPricesAsync(
        SymbolStatusFilter? symbolStatus = null, CancellationToken ct = default);

    Task<HttpResult<BinancePrice>> GetPriceAsync(string symbol, CancellationToken ct = default);

    Task<HttpResult<BinancePrice[]>> GetPricesAsync(
        IEnumerable<string> symbols, SymbolStatusFilter? symbolStatus = null, CancellationToken ct = default);

    Task<HttpResult<BinancePrice[]>> GetPricesAsync(
        SymbolStatusFilter? symbolStatus = null, CancellationToken ct = default);
}

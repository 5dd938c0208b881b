using Binance.Net.Objects.Models.Spot;
using CryptoExchange.Net.Objects;

namespace Binance.Net.Interfaces.Clients.SpotApi;

public interface IBinanceRestClientSpotApiAccount
{
    Task<HttpResult<BinanceAccountInfo>> GetAccountInfoAsync(
        bool? omitZeroBalances = null, long? receiveWindow = null, CancellationToken ct = default);

    Task<HttpResult<BinanceAPIKeyPermissions>> GetAPIKeyPermissionsAsync(
        int? receiveWindow = null, CancellationToken ct = default);

    Task<HttpResult<BinanceCurrentRateLimit[]>> GetOrderRateLimitStatusAsync(
        int? receiveWindow = null, CancellationToken ct = default);

    Task<HttpResult<BinanceTradeFee[]>> GetTradeFeeAsync(
        string? symbol = null, int? receiveWindow = null, CancellationToken ct = default);

    Task<HttpResult<BinanceCommissions>> GetCommissionRatesAsync(
        string symbol, int? receiveWindow = null, CancellationToken ct = default);
}

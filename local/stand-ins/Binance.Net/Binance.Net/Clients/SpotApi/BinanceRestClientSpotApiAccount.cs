using Binance.Net.Interfaces.Clients.SpotApi;
using Binance.Net.Objects.Models.Spot;
using Binance.Net.Transport;
using Binance.Net.Wire;
using CryptoExchange.Net.Objects;

namespace Binance.Net.Clients.SpotApi;

internal sealed class BinanceRestClientSpotApiAccount(RestTransport transport) : IBinanceRestClientSpotApiAccount
{
    public Task<HttpResult<BinanceAccountInfo>> GetAccountInfoAsync(
        bool? omitZeroBalances = null, long? receiveWindow = null, CancellationToken ct = default) =>
        Get<BinanceAccountInfo>(
            "api/v3/account", new WireQuery().Add("omitZeroBalances", omitZeroBalances), receiveWindow, ct);

    public Task<HttpResult<BinanceAPIKeyPermissions>> GetAPIKeyPermissionsAsync(
        int? receiveWindow = null, CancellationToken ct = default) =>
        Get<BinanceAPIKeyPermissions>("sapi/v1/account/apiRestrictions", new WireQuery(), receiveWindow, ct);

    public Task<HttpResult<BinanceCurrentRateLimit[]>> GetOrderRateLimitStatusAsync(
        int? receiveWindow = null, CancellationToken ct = default) =>
        Get<BinanceCurrentRateLimit[]>("api/v3/rateLimit/order", new WireQuery(), receiveWindow, ct);

    public Task<HttpResult<BinanceTradeFee[]>> GetTradeFeeAsync(
        string? symbol = null, int? receiveWindow = null, CancellationToken ct = default) =>
        Get<BinanceTradeFee[]>("sapi/v1/asset/tradeFee", new WireQuery().Add("symbol", symbol), receiveWindow, ct);

    public Task<HttpResult<BinanceCommissions>> GetCommissionRatesAsync(
        string symbol, int? receiveWindow = null, CancellationToken ct = default) =>
        Get<BinanceCommissions>(
            "api/v3/account/commission", new WireQuery().Add("symbol", symbol), receiveWindow, ct);

    private Task<HttpResult<T>> Get<T>(string path, WireQuery query, long? receiveWindow, CancellationToken ct) =>
        transport.CallSignedAsync<T>(HttpMethod.Get, path, query, receiveWindow, ct);
}

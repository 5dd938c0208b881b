using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Binance.Net.Enums;
using Binance.Net.Interfaces.Clients;
using Binance.Net.Objects.Models.Spot;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;
using CryptoExchange.Net.Objects;

namespace Breakwater.Adapters.Binance;

/// <summary>What the account owns, has traded and pays, and what its key may do.</summary>
internal sealed class AccountReads(IBinanceRestClient client, VenueReads reads, SignedVenueCalls calls)
{
    private const int FillsMax = 1000;
    private const int FingerprintLength = 16;
    private const decimal BasisPoints = 10_000m;

    private static readonly RateNeed OpenOrdersNeed = new(80, 0, IsExit: true);
    private static readonly RateNeed AccountNeed = new(20, 0, IsExit: true);
    private static readonly RateNeed TradesNeed = new(20, 0, IsExit: true);
    private static readonly RateNeed CommissionNeed = new(20, 0, IsExit: false);
    private static readonly RateNeed RightsNeed = new(1, 0, IsExit: false);

    public async Task<IReadOnlyList<OpenOrder>> OpenOrdersAsync(CancellationToken cancellationToken)
    {
        BinanceOrder[] orders = await AskAsync(
            "openOrders",
            OpenOrdersNeed,
            token => client.SpotApi.Trading.GetOpenOrdersAsync(ct: token),
            cancellationToken);

        // What waits for its list does not rest: it protects nothing yet.
        return [.. orders.Where(order => order.Status is not OrderStatus.PendingNew).Select(OrderReports.Open)];
    }

    public async Task<IReadOnlyList<Balance>> BalancesAsync(CancellationToken cancellationToken) =>
    [
        .. (await AccountAsync(cancellationToken)).Balances.Where(balance => balance.Total != 0m)
            .Select(balance => new Balance(balance.Asset, balance.Available, balance.Locked)),
    ];

    public async Task<IReadOnlyList<VenueFill>> FillsAsync(
        Symbol symbol, long fromTradeId, CancellationToken cancellationToken)
    {
        BinanceTrade[] trades = await AskAsync(
            "myTrades",
            TradesNeed,
            token => client.SpotApi.Trading.GetUserTradesAsync(
                symbol.Value, limit: FillsMax, fromId: Math.Max(0L, fromTradeId), ct: token),
            cancellationToken);

        return [.. trades.OrderBy(trade => trade.Id).Select(OrderReports.Fill)];
    }

    /// <summary>
    /// All kinds of commission together, on the dearer side, without the discount: faqs/commission_faq.md adds
    /// standard, special and tax, each the rate of maker or taker and of buyer or seller.
    /// </summary>
    public async Task<FeeRates> FeesAsync(Symbol symbol, CancellationToken cancellationToken)
    {
        BinanceCommissions answer = await AskAsync(
            "account/commission",
            CommissionNeed,
            token => client.SpotApi.Account.GetCommissionRatesAsync(symbol.Value, ct: token),
            cancellationToken);
        BinanceCommissionInfo[] kinds =
            [answer.StandardCommissions, answer.SpecialCommissions, answer.TaxCommissions];
        decimal side = Math.Max(kinds.Sum(kind => kind?.Buyer ?? 0m), kinds.Sum(kind => kind?.Sell ?? 0m));

        return new FeeRates(
            (kinds.Sum(kind => kind?.Maker ?? 0m) + side) * BasisPoints,
            (kinds.Sum(kind => kind?.Taker ?? 0m) + side) * BasisPoints,
            answer.Discount is { EnabledForAccount: true, EnabledForSymbol: true } discount
                ? discount.DiscountAsset
                : null);
    }

    /// <summary>What the key may do; where there is no /sapi (testnet), what the account says of itself.</summary>
    public async Task<KeyRights> KeyRightsAsync(CancellationToken cancellationToken)
    {
        BinanceAccountInfo account = await AccountAsync(cancellationToken);
        if (account.UserId == 0)
        {
            throw new OutsideTroubleException("account failed: it does not say whose it is.");
        }

        Found found = await reads.AskAsIsAsync("apiRestrictions", FindRightsAsync, cancellationToken);
        string fingerprint = Fingerprint(account.UserId);

        return found.Rights is { } rights
            ? new KeyRights(
                fingerprint,
                account.CanTrade && rights is { EnableReading: true, EnableSpotAndMarginTrading: true },
                rights.EnableWithdrawals,
                rights.IpRestrict)
            : new KeyRights(
                fingerprint,
                account.CanTrade && account.Permissions.Contains(PermissionType.Spot),
                account.CanWithdraw,
                IsAddressBound: false);
    }

    private async Task<HttpResult<Found>> FindRightsAsync(CancellationToken token)
    {
        HttpResult<BinanceAPIKeyPermissions> answer = await calls.SendAsync(
            RightsNeed, () => client.SpotApi.Account.GetAPIKeyPermissionsAsync(ct: token), token);
        bool isMissing = answer.ResponseStatusCode is HttpStatusCode.NotFound;

        return new HttpResult<Found>(answer.Exchange, new Found(answer.Data), isMissing ? null : answer.Error)
        {
            ResponseStatusCode = answer.ResponseStatusCode,
            ResponseHeaders = answer.ResponseHeaders,
        };
    }

    private Task<BinanceAccountInfo> AccountAsync(CancellationToken cancellationToken) => AskAsync(
        "account",
        AccountNeed,
        token => client.SpotApi.Account.GetAccountInfoAsync(omitZeroBalances: true, ct: token),
        cancellationToken);

    private Task<T> AskAsync<T>(
        string name,
        RateNeed need,
        Func<CancellationToken, Task<HttpResult<T>>> ask,
        CancellationToken cancellationToken) => reads.AskAsIsAsync(
        name, token => calls.SendAsync(need, () => ask(token), token), cancellationToken);

    // Part of a hash tells accounts apart in logs and settings without naming one.
    private static string Fingerprint(long uid)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"binance:{uid}");

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..FingerprintLength];
    }

    private sealed record Found(BinanceAPIKeyPermissions? Rights);
}

using Binance.Net.Enums;
using Binance.Net.Interfaces.Clients;
using Binance.Net.Interfaces.Clients.SpotApi;
using Binance.Net.Objects.Models;
using Binance.Net.Objects.Models.Spot;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;
using CryptoExchange.Net.Objects;
using OrderStatus = Breakwater.Domain.Execution.OrderStatus;

namespace Breakwater.Adapters.Binance;

/// <summary>Orders on Binance spot, with real money when the environment is live.</summary>
/// <remarks>
/// Nothing is sent twice, but after an answer that proves that nothing was done (-1021). Once under way an order is
/// not given up: the caller's cancellation is looked at before it, and the client's time-out ends the wait. Clients
/// must be made with <c>RateLimitingBehaviour.Fail</c>, or they would wait and send again by themselves.
/// </remarks>
public sealed class BinanceTradingVenue : ITradingVenue
{
    private const decimal BasisPoints = 10_000m;
    private static readonly RateNeed OpenOrdersNeed = new(80, 0, IsExit: true);
    private static readonly RateNeed AccountNeed = new(20, 0, IsExit: true);
    private static readonly RateNeed CancelNeed = new(1, 0, IsExit: true);

    private readonly IBinanceRestClient client;
    private readonly VenueReads reads;
    private readonly SignedVenueCalls calls;
    private readonly OrderLookup lookup;
    private readonly KnownInstruments instruments;
    private readonly StopReplacement replacement;

    /// <summary>Composes the venue.</summary>
    /// <param name="client">Signs with the account's key.</param>
    /// <param name="reads">How lists are made to last.</param>
    /// <param name="market">Tells which orders a symbol allows.</param>
    /// <param name="budget">What may still be asked.</param>
    /// <param name="clock">The time of answers.</param>
    public BinanceTradingVenue(
        IBinanceRestClient client, VenueReads reads, IMarketData market, IRateBudget budget, TimeProvider clock)
    {
        this.client = client;
        this.reads = reads;
        calls = new SignedVenueCalls(budget, clock);
        lookup = new OrderLookup(client, calls, clock);
        instruments = new KnownInstruments(market);
        replacement = new StopReplacement(client, calls, lookup);
    }

    private IBinanceRestClientSpotApiTrading Api => client.SpotApi.Trading;

    /// <inheritdoc />
    public async Task<OrderReport> SubmitAsync(OrderRequest order, CancellationToken cancellationToken)
    {
        OrderTerms terms = await TermsAsync(order, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        HttpResult<BinancePlacedOrder> answer = await calls.SendAsync(
            PlaceNeed(order), () => PlaceAsync(order, terms), CancellationToken.None);

        return AnswerClasses.Of(answer) switch
        {
            AnswerClass.Accepted => await lookup.PlacedAsync(order, answer.Data!, cancellationToken),
            AnswerClass.AcceptedEarlier =>
                await lookup.QueryKnownAsync(order.Symbol, order.ClientOrderId, cancellationToken),
            var other => OrderReports.OfFailure(order.ClientOrderId, other, answer.Error),
        };
    }

    /// <inheritdoc />
    public async Task<ReplaceReport> ReplaceAsync(
        string restingClientOrderId, OrderRequest order, CancellationToken cancellationToken)
    {
        OrderTerms terms = await TermsAsync(order, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        if (await replacement.TryAsync(restingClientOrderId, order, terms, cancellationToken) is { } both)
        {
            return both;
        }

        OrderReport resting = await CancelAsync(order.Symbol, restingClientOrderId, cancellationToken);

        return resting.Status is OrderStatus.Cancelled
            ? new ReplaceReport(resting, await SubmitAsync(order, cancellationToken))
            : new ReplaceReport(resting, StopReplacement.NotAttempted(resting, order));
    }

    /// <inheritdoc />
    public async Task<OrderReport> CancelAsync(
        Symbol symbol, string clientOrderId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        HttpResult<BinanceOrderBase> answer = await calls.SendAsync(
            CancelNeed,
            () => Api.CancelOrderAsync(symbol.Value, origClientOrderId: clientOrderId),
            CancellationToken.None);

        return AnswerClasses.Of(answer) switch
        {
            AnswerClass.Accepted => await lookup.ReportAsync(clientOrderId, answer.Data!, cancellationToken),

            // "Unknown order" is also said of one that was filled: only its own record tells.
            AnswerClass.Rejected or AnswerClass.NoSuchOrder =>
                await lookup.QueryAsync(symbol, clientOrderId, cancellationToken),
            _ => OrderReports.Unknown(clientOrderId, AnswerClasses.Text(answer.Error)),
        };
    }

    /// <inheritdoc />
    public Task<OrderReport> QueryAsync(Symbol symbol, string clientOrderId, CancellationToken cancellationToken) =>
        lookup.QueryAsync(symbol, clientOrderId, cancellationToken);

    /// <inheritdoc />
    public Task<ListReport> SubmitListAsync(OrderListRequest list, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <inheritdoc />
    public Task<IReadOnlyList<VenueFill>> FillsAsync(
        Symbol symbol, long fromTradeId, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc />
    public async Task<FeeRates> FeesAsync(Symbol symbol, CancellationToken cancellationToken)
    {
        BinanceCommissions rates = await reads.AskAsIsAsync(
            "account/commission",
            token => calls.SendAsync(
                AccountNeed, () => client.SpotApi.Account.GetCommissionRatesAsync(symbol.Value, ct: token), token),
            cancellationToken);
        BinanceCommissionInfo[] all = [rates.StandardCommissions, rates.TaxCommissions, rates.SpecialCommissions];

        return new FeeRates(
            all.Sum(one => one.Maker) * BasisPoints, all.Sum(one => one.Taker) * BasisPoints, null);
    }

    /// <inheritdoc />
    public async Task<KeyRights> KeyRightsAsync(CancellationToken cancellationToken)
    {
        BinanceAccountInfo account = await reads.AskAsIsAsync(
            "account",
            token => calls.SendAsync(
                AccountNeed,
                () => client.SpotApi.Account.GetAccountInfoAsync(omitZeroBalances: true, ct: token),
                token),
            cancellationToken);
        BinanceAPIKeyPermissions rights = await reads.AskAsIsAsync(
            "account/apiRestrictions",
            token => calls.SendAsync(
                CancelNeed, () => client.SpotApi.Account.GetAPIKeyPermissionsAsync(ct: token), token),
            cancellationToken);
        string number = account.UserId.ToString(System.Globalization.CultureInfo.InvariantCulture);

        return new KeyRights(
            Domain.StableId.Of(number),
            account.CanTrade && rights.EnableSpotAndMarginTrading,
            rights.EnableWithdrawals,
            rights.IpRestrict);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<OpenOrder>> OpenOrdersAsync(CancellationToken cancellationToken)
    {
        BinanceOrder[] orders = await reads.AskAsIsAsync(
            "openOrders",
            token => calls.SendAsync(OpenOrdersNeed, () => Api.GetOpenOrdersAsync(ct: token), token),
            cancellationToken);

        return [.. orders.Select(OrderReports.Open)];
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<Balance>> BalancesAsync(CancellationToken cancellationToken)
    {
        BinanceAccountInfo account = await reads.AskAsIsAsync(
            "account",
            token => calls.SendAsync(
                AccountNeed,
                () => client.SpotApi.Account.GetAccountInfoAsync(omitZeroBalances: true, ct: token),
                token),
            cancellationToken);

        return
        [
            .. account.Balances.Where(balance => balance.Total != 0m)
                .Select(balance => new Balance(balance.Asset, balance.Available, balance.Locked)),
        ];
    }

    /// <summary>What an order costs; sales may use what is kept for exits.</summary>
    internal static RateNeed PlaceNeed(OrderRequest order) =>
        new(1, 1, IsExit: order.Side is Domain.Execution.OrderSide.Sell);

    private Task<HttpResult<BinancePlacedOrder>> PlaceAsync(OrderRequest order, OrderTerms terms) =>
        Api.PlaceOrderAsync(
            order.Symbol.Value,
            OrderReports.Side(order.Side),
            terms.Type,
            terms.Quantity,
            newClientOrderId: order.ClientOrderId,
            price: terms.Price,
            timeInForce: terms.TimeInForce,
            stopPrice: terms.StopPrice,
            orderResponseType: OrderResponseType.Full);

    private async Task<OrderTerms> TermsAsync(OrderRequest order, CancellationToken cancellationToken) =>
        OrderTerms.For(order, order.Type is OrderType.StopMarket
            ? await instruments.FindAsync(order.Symbol, cancellationToken)
            : null);
}

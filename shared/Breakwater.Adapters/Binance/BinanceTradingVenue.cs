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
    private static readonly RateNeed CancelNeed = new(1, 0, IsExit: true);

    private readonly IBinanceRestClient client;
    private readonly SignedVenueCalls calls;
    private readonly OrderLookup lookup;
    private readonly KnownInstruments instruments;
    private readonly StopReplacement replacement;
    private readonly OrderLists lists;
    private readonly AccountReads account;

    /// <summary>Composes the venue.</summary>
    /// <param name="client">Signs with the account's key.</param>
    /// <param name="reads">How lists are made to last.</param>
    /// <param name="market">Tells which orders a symbol allows, and the venue's time.</param>
    /// <param name="budget">What may still be asked.</param>
    /// <param name="access">For the requests that the client has no call for.</param>
    /// <param name="clock">The time of answers.</param>
    public BinanceTradingVenue(
        IBinanceRestClient client,
        VenueReads reads,
        BinanceMarketData market,
        IRateBudget budget,
        VenueAccess access,
        TimeProvider clock)
    {
        this.client = client;
        calls = new SignedVenueCalls(budget, clock, reads.Pipelines);
        lookup = new OrderLookup(client, calls, clock);
        instruments = new KnownInstruments(market);
        replacement = new StopReplacement(client, calls, lookup, instruments);
        var post = new SignedPost(access, market.VenueClock, clock);
        lists = new OrderLists(client, new ProceedsLists(post, market), calls, lookup);
        account = new AccountReads(client, reads, calls);
    }

    private IBinanceRestClientSpotApiTrading Api => client.SpotApi.Trading;

    /// <inheritdoc />
    public async Task<OrderReport> SubmitAsync(OrderRequest order, CancellationToken cancellationToken)
    {
        (OrderTerms terms, OrderReport? denied) = await JudgeAsync(order, cancellationToken);
        if (denied is not null)
        {
            return denied;
        }

        cancellationToken.ThrowIfCancellationRequested();

        return await SendAsync(order, terms, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<ReplaceReport> ReplaceAsync(
        string restingClientOrderId, OrderRequest order, CancellationToken cancellationToken)
    {
        (OrderTerms terms, OrderReport? denied) = await JudgeAsync(order, cancellationToken);
        if (denied is not null)
        {
            // What rests stays where it is.
            return new ReplaceReport(
                await lookup.QueryAsync(order.Symbol, restingClientOrderId, cancellationToken), denied);
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (await replacement.TryAsync(restingClientOrderId, order, terms, cancellationToken) is { } both)
        {
            return both;
        }

        // From here on nothing may come between: what protects is gone, and the new one follows as it was judged.
        OrderReport resting = await CancelAsync(order.Symbol, restingClientOrderId, CancellationToken.None);

        return resting.Status is OrderStatus.Cancelled
            ? new ReplaceReport(resting, await SendAsync(order, terms, CancellationToken.None))
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
            // Of an order in a list the whole list may be told, which is no report of this one.
            AnswerClass.Accepted when answer.Data!.Id > 0 =>
                await lookup.ReportAsync(clientOrderId, answer.Data, cancellationToken),
            AnswerClass.Accepted => await lookup.QueryKnownAsync(symbol, clientOrderId, cancellationToken),

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
    public async Task<ListReport> SubmitListAsync(OrderListRequest list, CancellationToken cancellationToken)
    {
        Instrument? instrument = await instruments.FindAsync(list.Symbol, cancellationToken);
        OrderTerms[] terms = [.. list.Orders.Select(order => OrderTerms.For(order, instrument))];
        if (FilterGate.Deny(list, terms, instrument) is { } denied)
        {
            return denied;
        }

        cancellationToken.ThrowIfCancellationRequested();
        HttpResult<BinanceOrderOcoList> answer = await lists.SendAsync(list, terms);
        instruments.Mind(answer.Error);

        return await lists.ReadAsync(list, answer, cancellationToken);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<VenueFill>> FillsAsync(
        Symbol symbol, long fromTradeId, CancellationToken cancellationToken) =>
        account.FillsAsync(symbol, fromTradeId, cancellationToken);

    /// <inheritdoc />
    public Task<FeeRates> FeesAsync(Symbol symbol, CancellationToken cancellationToken) =>
        account.FeesAsync(symbol, cancellationToken);

    /// <inheritdoc />
    public Task<KeyRights> KeyRightsAsync(CancellationToken cancellationToken) =>
        account.KeyRightsAsync(cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<OpenOrder>> OpenOrdersAsync(CancellationToken cancellationToken) =>
        account.OpenOrdersAsync(cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<Balance>> BalancesAsync(CancellationToken cancellationToken) =>
        account.BalancesAsync(cancellationToken);

    /// <summary>What an order costs; sales may use what is kept for exits.</summary>
    internal static RateNeed PlaceNeed(OrderRequest order) =>
        new(1, 1, IsExit: order.Side is Domain.Execution.OrderSide.Sell);

    private async Task<OrderReport> SendAsync(
        OrderRequest order, OrderTerms terms, CancellationToken cancellationToken)
    {
        HttpResult<BinancePlacedOrder> answer = await calls.SendAsync(
            PlaceNeed(order), () => PlaceAsync(order, terms), CancellationToken.None);
        instruments.Mind(answer.Error);

        return AnswerClasses.Of(answer) switch
        {
            AnswerClass.Accepted => await lookup.PlacedAsync(order, answer.Data!, cancellationToken),
            AnswerClass.AcceptedEarlier =>
                await lookup.QueryKnownAsync(order.Symbol, order.ClientOrderId, cancellationToken),
            var other => OrderReports.OfFailure(order.ClientOrderId, other, answer.Error),
        };
    }

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
            icebergQty: terms.IcebergQuantity,
            orderResponseType: OrderResponseType.Full);

    // The rules may have changed since they were fetched: a sale is not kept back by old ones.
    private async Task<(OrderTerms Terms, OrderReport? Denied)> JudgeAsync(
        OrderRequest order, CancellationToken cancellationToken)
    {
        (OrderTerms Terms, OrderReport? Denied) first = Judge(order, await InstrumentAsync(order, cancellationToken));
        if (first.Denied is null || order.Side is Domain.Execution.OrderSide.Buy)
        {
            return first;
        }

        instruments.Forget();

        return Judge(order, await InstrumentAsync(order, cancellationToken));
    }

    private static (OrderTerms Terms, OrderReport? Denied) Judge(OrderRequest order, Instrument? instrument)
    {
        OrderTerms terms = OrderTerms.For(order, instrument);

        return (terms, FilterGate.Deny(order, terms, instrument));
    }

    // A plain sale needs no rules to be sent, and waits for none.
    private async Task<Instrument?> InstrumentAsync(OrderRequest order, CancellationToken cancellationToken) =>
        order is { Side: Domain.Execution.OrderSide.Sell, Type: OrderType.Market }
            ? null
            : await instruments.FindAsync(order.Symbol, cancellationToken);
}

using Binance.Net.Enums;
using Binance.Net.Interfaces.Clients;
using Binance.Net.Objects.Models.Spot;
using Breakwater.Domain.Execution;
using Breakwater.Pipeline.Ports;
using CryptoExchange.Net.Objects;
using OrderStatus = Breakwater.Domain.Execution.OrderStatus;

namespace Breakwater.Adapters.Binance;

/// <summary>Takes an order back and places another in one request, and reads both halves of the answer.</summary>
internal sealed class StopReplacement(
    IBinanceRestClient client, SignedVenueCalls calls, OrderLookup lookup, KnownInstruments instruments)
{
    private const string Failed = "Order cancel-replace failed.";

    /// <summary>Null when the symbol does not allow it; then nothing was done.</summary>
    public async Task<ReplaceReport?> TryAsync(
        string restingId, OrderRequest order, OrderTerms terms, CancellationToken cancellationToken)
    {
        RateNeed need = BinanceTradingVenue.PlaceNeed(order);
        HttpResult<BinanceReplaceOrderResult> answer = await calls.SendOnceAsync(
            need, () => SendAsync(restingId, order, terms), CancellationToken.None);
        if (SignedVenueCalls.IsClockOff(answer))
        {
            // The client measures the clock only after other requests failed so, not after this one.
            await lookup.QueryAsync(order.Symbol, restingId, cancellationToken);
            answer = await calls.SendOnceAsync(need, () => SendAsync(restingId, order, terms), CancellationToken.None);
        }

        instruments.Mind(answer.Error);

        return AnswerClasses.Says(answer.Error, AnswerClasses.NoReplaceText)
            ? null
            : await ReadAsync(restingId, order, answer, cancellationToken);
    }

    /// <summary>The half that was never tried, because the resting order could not be taken back.</summary>
    public static OrderReport NotAttempted(OrderReport resting, OrderRequest order) => new(
        order.ClientOrderId,
        resting.Status is OrderStatus.Unknown ? OrderStatus.NotFound : OrderStatus.Rejected,
        [],
        Failed);

    private async Task<ReplaceReport> ReadAsync(
        string restingId,
        OrderRequest order,
        HttpResult<BinanceReplaceOrderResult> answer,
        CancellationToken cancellationToken)
    {
        OrderReport resting = answer.Data is { CancelResult: OrderOperationResult.Success, CancelResponse: { } cancel }
            ? await lookup.ReportAsync(restingId, cancel, cancellationToken)
            : await lookup.QueryAsync(order.Symbol, restingId, cancellationToken);
        OrderReport placed = answer.Data switch
        {
            { NewOrderResult: OrderOperationResult.Success, NewOrderResponse: { } response } =>
                await lookup.PlacedAsync(order, response, cancellationToken),
            { NewOrderResult: OrderOperationResult.NotAttempted } => NotAttempted(resting, order),
            { NewOrderResult: OrderOperationResult.Failure, NewOrderResponse.Code: { } } =>
                await FailedAsync(order, AnswerClasses.Of(null, answer.Error), answer.Error, cancellationToken),
            _ => await FailedAsync(order, AnswerClasses.Of(answer), answer.Error, cancellationToken),
        };

        return new ReplaceReport(resting, placed);
    }

    // In doubt it is asked for at once: a plain success too is an error to the client, which looks for "data" only.
    private async Task<OrderReport> FailedAsync(
        OrderRequest order, AnswerClass answer, Error? error, CancellationToken cancellationToken) =>
        answer is AnswerClass.Rejected or AnswerClass.NotAccepted
            ? OrderReports.OfFailure(order.ClientOrderId, answer, error)
            : await lookup.QueryKnownAsync(order.Symbol, order.ClientOrderId, cancellationToken);

    private Task<HttpResult<BinanceReplaceOrderResult>> SendAsync(
        string restingId, OrderRequest order, OrderTerms terms) => client.SpotApi.Trading.ReplaceOrderAsync(
        order.Symbol.Value,
        OrderReports.Side(order.Side),
        terms.Type,
        CancelReplaceMode.StopOnFailure,
        cancelClientOrderId: restingId,
        newClientOrderId: order.ClientOrderId,
        quantity: terms.Quantity,
        price: terms.Price,
        timeInForce: terms.TimeInForce,
        stopPrice: terms.StopPrice,
        icebergQty: terms.IcebergQuantity,
        orderResponseType: OrderResponseType.Full);
}

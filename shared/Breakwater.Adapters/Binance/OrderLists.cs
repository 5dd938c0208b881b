using Binance.Net.Interfaces.Clients;
using Binance.Net.Interfaces.Clients.SpotApi;
using Binance.Net.Objects.Models.Spot;
using Breakwater.Domain.Execution;
using Breakwater.Pipeline.Ports;
using CryptoExchange.Net.Objects;
using VenueSide = Binance.Net.Enums.OrderSide;
using VenueStatus = Binance.Net.Enums.OrderStatus;

namespace Breakwater.Adapters.Binance;

/// <summary>Sends a list once, and reads what became of each of its orders.</summary>
internal sealed class OrderLists(
    IBinanceRestClient client, ProceedsLists proceeds, SignedVenueCalls calls, OrderLookup lookup)
{
    private IBinanceRestClientSpotApiTrading Api => client.SpotApi.Trading;

    /// <summary>Sends <paramref name="list"/>, of which <paramref name="terms"/> are the venue's words.</summary>
    public Task<HttpResult<BinanceOrderOcoList>> SendAsync(OrderListRequest list, IReadOnlyList<OrderTerms> terms)
    {
        var legs = new ListLegs(list, terms);

        // A list that only sells may use what is kept for exits.
        var need = new RateNeed(1, terms.Count, IsExit: list.Kind is ListKind.Oco);

        return calls.SendAsync(
            need,
            () => list.Kind switch
            {
                ListKind.Oco => OcoAsync(list, legs),
                ListKind.Oto => OtoAsync(list, legs),
                ListKind.Otoco => OtocoAsync(list, legs),
                ListKind.Opo or ListKind.Opoco => proceeds.SendAsync(list, legs),
                _ => throw new ArgumentOutOfRangeException(nameof(list), list.Kind, "No such list."),
            },
            CancellationToken.None);
    }

    /// <summary>One report for each order, in the order of the request.</summary>
    public async Task<ListReport> ReadAsync(
        OrderListRequest list, HttpResult<BinanceOrderOcoList> answer, CancellationToken cancellationToken)
    {
        AnswerClass meaning = AnswerClasses.Of(answer);
        var reports = new List<OrderReport>(list.Orders.Count);
        foreach (OrderRequest order in list.Orders)
        {
            reports.Add(meaning switch
            {
                AnswerClass.Accepted => await PlacedAsync(list, order, answer.Data!, cancellationToken),
                AnswerClass.AcceptedEarlier =>
                    await lookup.QueryKnownAsync(list.Symbol, order.ClientOrderId, cancellationToken),
                _ => OrderReports.OfFailure(order.ClientOrderId, meaning, answer.Error),
            });
        }

        return new ListReport(list.ClientListId, reports);
    }

    // When the working order ends at once, the answer still shows the others as waiting (rest-api.md, OTO): they are
    // asked for. The venue sorts the orders its own way, so they are found by id.
    private async Task<OrderReport> PlacedAsync(
        OrderListRequest list, OrderRequest order, BinanceOrderOcoList answer, CancellationToken cancellationToken)
    {
        BinancePlacedOcoOrder? shown = Shown(answer, order);
        bool waits = shown is { Status: VenueStatus.PendingNew };
        bool hasMovedOn = waits && Shown(answer, list.Working) is not { Status: VenueStatus.New };

        return shown is null || hasMovedOn
            ? await lookup.QueryKnownAsync(list.Symbol, order.ClientOrderId, cancellationToken)
            : await lookup.ReportAsync(order.ClientOrderId, shown, cancellationToken);
    }

    private static BinancePlacedOcoOrder? Shown(BinanceOrderOcoList answer, OrderRequest? order) =>
        answer.OrderReports?.FirstOrDefault(report => report.ClientOrderId == order?.ClientOrderId);

    private Task<HttpResult<BinanceOrderOcoList>> OcoAsync(OrderListRequest list, ListLegs legs) =>
        Api.PlaceOcoOrderListAsync(
            list.Symbol.Value,
            VenueSide.Sell,
            legs.ExitQuantity,
            legs.Above.Terms.Type,
            legs.Below.Terms.Type,
            listClientOrderId: list.ClientListId,
            aboveClientOrderId: legs.Above.Id,
            aboveIcebergQuantity: legs.Above.Terms.IcebergQuantity,
            abovePrice: legs.Above.Terms.Price,
            aboveStopPrice: legs.Above.Terms.StopPrice,
            aboveTimeInForce: legs.Above.Terms.TimeInForce,
            belowClientOrderId: legs.Below.Id,
            belowIcebergQuantity: legs.Below.Terms.IcebergQuantity,
            belowPrice: legs.Below.Terms.Price,
            belowStopPrice: legs.Below.Terms.StopPrice,
            belowTimeInForce: legs.Below.Terms.TimeInForce);

    private Task<HttpResult<BinanceOrderOcoList>> OtoAsync(OrderListRequest list, ListLegs legs) =>
        Api.PlaceOtoOrderListAsync(
            list.Symbol.Value,
            VenueSide.Buy,
            legs.Working.Terms.Type,
            legs.Working.Terms.Quantity,
            legs.Working.Terms.Price!.Value,
            legs.ExitQuantity,
            VenueSide.Sell,
            legs.Below.Terms.Type,
            listClientOrderId: list.ClientListId,
            workingClientOrderId: legs.Working.Id,
            workingIcebergQuantity: legs.Working.Terms.IcebergQuantity,
            workingTimeInForce: legs.Working.Terms.TimeInForce,
            pendingClientOrderId: legs.Below.Id,
            pendingPrice: legs.Below.Terms.Price,
            pendingStopPrice: legs.Below.Terms.StopPrice,
            pendingIcebergQuantity: legs.Below.Terms.IcebergQuantity,
            pendingTimeInForce: legs.Below.Terms.TimeInForce);

    private Task<HttpResult<BinanceOrderOcoList>> OtocoAsync(OrderListRequest list, ListLegs legs) =>
        Api.PlaceOtocoOrderListAsync(
            list.Symbol.Value,
            VenueSide.Buy,
            legs.Working.Terms.Type,
            legs.Working.Terms.Quantity,
            legs.Working.Terms.Price!.Value,
            legs.ExitQuantity,
            VenueSide.Sell,
            legs.Above.Terms.Type,
            legs.Below.Terms.Type,
            listClientOrderId: list.ClientListId,
            workingClientOrderId: legs.Working.Id,
            workingIcebergQuantity: legs.Working.Terms.IcebergQuantity,
            workingTimeInForce: legs.Working.Terms.TimeInForce,
            pendingAboveClientOrderId: legs.Above.Id,
            pendingAbovePrice: legs.Above.Terms.Price,
            pendingAboveStopPrice: legs.Above.Terms.StopPrice,
            pendingAboveIcebergQuantity: legs.Above.Terms.IcebergQuantity,
            pendingAboveTimeInForce: legs.Above.Terms.TimeInForce,
            pendingBelowClientOrderId: legs.Below.Id,
            pendingBelowPrice: legs.Below.Terms.Price,
            pendingBelowStopPrice: legs.Below.Terms.StopPrice,
            pendingBelowIcebergQuantity: legs.Below.Terms.IcebergQuantity,
            pendingBelowTimeInForce: legs.Below.Terms.TimeInForce);
}

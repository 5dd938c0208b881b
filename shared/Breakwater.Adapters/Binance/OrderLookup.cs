using Binance.Net.Interfaces.Clients;
using Binance.Net.Interfaces.Clients.SpotApi;
using Binance.Net.Objects.Models;
using Binance.Net.Objects.Models.Spot;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using CryptoExchange.Net.Objects;

namespace Breakwater.Adapters.Binance;

/// <summary>What became of an order, with all its fills or not at all.</summary>
internal sealed class OrderLookup(IBinanceRestClient client, SignedVenueCalls calls, TimeProvider clock)
{
    private const int TradesMax = 1000;
    private static readonly RateNeed OrderNeed = new(4, 0, IsExit: true);
    private static readonly RateNeed TradesNeed = new(5, 0, IsExit: true);

    private IBinanceRestClientSpotApiTrading Api => client.SpotApi.Trading;

    public async Task<OrderReport> QueryAsync(
        Symbol symbol, string clientOrderId, CancellationToken cancellationToken)
    {
        HttpResult<BinanceOrder> answer = await calls.SendAsync(
            OrderNeed,
            () => Api.GetOrderAsync(symbol.Value, origClientOrderId: clientOrderId, ct: cancellationToken),
            cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();

        return AnswerClasses.Of(answer) switch
        {
            AnswerClass.Accepted => await ReportAsync(clientOrderId, answer.Data!, cancellationToken),
            AnswerClass.NoSuchOrder =>
                new OrderReport(clientOrderId, OrderStatus.NotFound, [], AnswerClasses.Text(answer.Error)),

            // Whatever else went wrong, it is the question that failed and not the order.
            _ => OrderReports.Unknown(clientOrderId, AnswerClasses.Text(answer.Error)),
        };
    }

    /// <summary>The same for an order that is known to exist: that it is not found means that the venue lags.</summary>
    public async Task<OrderReport> QueryKnownAsync(
        Symbol symbol, string clientOrderId, CancellationToken cancellationToken)
    {
        OrderReport report = await QueryAsync(symbol, clientOrderId, cancellationToken);

        return report.Status is OrderStatus.NotFound ? report with { Status = OrderStatus.Unknown } : report;
    }

    /// <summary>The report of an order that the venue has just taken, by its own answer if that tells all.</summary>
    public async Task<OrderReport> PlacedAsync(
        OrderRequest request, BinancePlacedOrder order, CancellationToken cancellationToken)
    {
        BinanceOrderTrade[] trades = order.Trades ?? [];
        bool isWhole = order.Quantity > 0m && trades.Sum(trade => trade.Quantity) == order.QuantityFilled;
        DateTimeOffset at = order.TransactTime is { } time ? OrderReports.Utc(time) : clock.GetUtcNow();

        return isWhole
            ? OrderReports.Of(request.ClientOrderId, order, OrderReports.Fills(trades, at))
            : await QueryKnownAsync(request.Symbol, request.ClientOrderId, cancellationToken);
    }

    /// <summary>The report of an order that the venue has shown without its trades.</summary>
    public async Task<OrderReport> ReportAsync(
        string clientOrderId, BinanceOrderBase order, CancellationToken cancellationToken)
    {
        if (order.QuantityFilled == 0m)
        {
            return OrderReports.Of(clientOrderId, order, []);
        }

        var trades = new List<BinanceTrade>();
        BinanceTrade[]? page;
        do
        {
            page = await PageAsync(order, trades, cancellationToken);
            trades.AddRange(page ?? []);
        }
        while (page is { Length: TradesMax } && trades.Sum(trade => trade.Quantity) < order.QuantityFilled);

        // A filled order without all of its fills would be booked as smaller than it is.
        return trades.Sum(trade => trade.Quantity) == order.QuantityFilled
            ? OrderReports.Of(clientOrderId, order, OrderReports.Fills(trades))
            : OrderReports.Unknown(clientOrderId, $"{order.Status}, but its trades cannot be seen yet");
    }

    private async Task<BinanceTrade[]?> PageAsync(
        BinanceOrderBase order, List<BinanceTrade> known, CancellationToken cancellationToken)
    {
        long? from = known.Count == 0 ? null : known[^1].Id + 1;
        HttpResult<BinanceTrade[]> answer = await calls.SendAsync(
            TradesNeed,
            () => Api.GetUserTradesAsync(
                order.Symbol, order.Id, limit: TradesMax, fromId: from, ct: cancellationToken),
            cancellationToken);

        return answer.Success ? answer.Data : null;
    }
}

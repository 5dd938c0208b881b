using Binance.Net.Objects.Models;
using Binance.Net.Objects.Models.Spot;
using Breakwater.Domain.Execution;
using Breakwater.Pipeline.Ports;
using CryptoExchange.Net.Objects;
using VenueSide = Binance.Net.Enums.OrderSide;
using VenueStatus = Binance.Net.Enums.OrderStatus;

namespace Breakwater.Adapters.Binance;

/// <summary>The venue's answers in our terms.</summary>
internal static class OrderReports
{
    public static OrderReport Of(string clientOrderId, BinanceOrderBase order, IReadOnlyList<Fill> fills) =>
        new(clientOrderId, StatusOf(order.Status), fills, order.ExpiryReason) { VenueOrderId = Number(order) };

    public static OrderReport Unknown(string clientOrderId, string reason) =>
        new(clientOrderId, OrderStatus.Unknown, [], reason);

    /// <summary>What an error says about the order that was to be placed; an id in use stays unknown here.</summary>
    public static OrderReport OfFailure(string clientOrderId, AnswerClass answer, Error? error)
    {
        string reason = AnswerClasses.Text(error);

        return answer switch
        {
            AnswerClass.Rejected => OrderReport.Refused(clientOrderId, reason),

            // The venue cannot know an order that it never took.
            AnswerClass.NotAccepted => new OrderReport(clientOrderId, OrderStatus.NotFound, [], reason),
            _ => Unknown(clientOrderId, reason),
        };
    }

    public static IReadOnlyList<Fill> Fills(BinanceOrderTrade[] trades, DateTimeOffset at) =>
    [
        .. trades.OrderBy(trade => trade.Id).Select(trade => new Fill(
            trade.Id, trade.Price, trade.Quantity, trade.Fee, trade.FeeAsset, at)),
    ];

    public static IReadOnlyList<Fill> Fills(IEnumerable<BinanceTrade> trades) =>
    [
        .. trades.OrderBy(trade => trade.Id).Select(ToFill),
    ];

    public static OpenOrder Open(BinanceOrder order) => new(
        Domain.Markets.Symbol.Of(order.Symbol),
        order.ClientOrderId,
        order.Side is VenueSide.Buy ? OrderSide.Buy : OrderSide.Sell,
        order.QuantityRemaining,
        order.StopPrice is > 0m ? order.StopPrice : null) { VenueOrderId = Number(order) };

    public static VenueFill Fill(BinanceTrade trade) =>
        new(trade.OrderId, trade.IsBuyer ? OrderSide.Buy : OrderSide.Sell, ToFill(trade));

    public static VenueSide Side(OrderSide side) => side switch
    {
        OrderSide.Buy => VenueSide.Buy,
        OrderSide.Sell => VenueSide.Sell,
        _ => throw new ArgumentOutOfRangeException(nameof(side), side, "No such side."),
    };

    public static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));

    private static Fill ToFill(BinanceTrade trade) => new(
        trade.Id, trade.Price, trade.Quantity, trade.Fee, trade.FeeAsset, Utc(trade.Timestamp));

    private static long? Number(BinanceOrderBase order) => order.Id > 0 ? order.Id : null;

    private static OrderStatus StatusOf(VenueStatus status) => status switch
    {
        VenueStatus.New or VenueStatus.PendingCancel => OrderStatus.Open,
        VenueStatus.PendingNew => OrderStatus.Pending,
        VenueStatus.PartiallyFilled => OrderStatus.PartiallyFilled,
        VenueStatus.Filled => OrderStatus.Filled,
        VenueStatus.Canceled => OrderStatus.Cancelled,
        VenueStatus.Rejected => OrderStatus.Rejected,
        VenueStatus.Expired or VenueStatus.ExpiredInMatch => OrderStatus.Expired,

        // A status that Binance added since.
        _ => OrderStatus.Unknown,
    };
}

using System.Text.Json;
using Breakwater.Local.Exchange.Accounts;
using Breakwater.Local.Exchange.Market;
using Breakwater.Local.Exchange.Rest;

namespace Breakwater.Local.Exchange.Trading;

/// <summary>Orders and trades as the account may look at them.</summary>
public sealed class QueryEndpoints(SpotEngine engine)
{
    public IEnumerable<Endpoint> All
    {
        get
        {
            SignedEndpoints signed = new(engine);
            return
            [
                signed.Get("/api/v3/order", 4, Query),
                signed.Get("/api/v3/openOrders", request => request.Parameters.Has("symbol") ? 6 : 80, Open),
                signed.Get("/api/v3/allOrders", 20, Orders),
                signed.Get("/api/v3/myTrades", request => request.Parameters.Has("orderId") ? 5 : 20, Trades),
            ];
        }
    }

    private static void Query(SignedRequest request)
    {
        Order? order = OrderLookup.Find(request, "orderId", "origClientOrderId");
        request.Parameters.End();
        using Utf8JsonWriter json = new(request.Rest.Output);
        OrderText.Write(json, order ?? throw Rejections.NoSuchOrder);
    }

    private static void Open(SignedRequest request)
    {
        string? symbol = request.Parameters.Symbol();
        request.Parameters.End();
        SymbolMarket? market = symbol is null ? null : request.Rest.Listed(symbol);
        WriteAll(request, request.Account.Open.Where(order =>
            (market is null || order.Ticket.Market == market) && order.VisibleFrom <= request.Now));
    }

    private static void Orders(SignedRequest request)
    {
        Parameters parameters = request.Parameters;
        SymbolMarket market = request.Rest.Listed(parameters.MandatorySymbol());
        long? first = parameters.WholeNumber("orderId");
        (long Start, long End)? span = OrderLookup.ReadSpan(parameters);
        int limit = OrderLookup.ReadLimit(parameters);
        parameters.End();
        IEnumerable<Order> orders = request.Account.Orders.Where(order => order.Ticket.Market == market
            && order.VisibleFrom <= request.Now
            && (first is null || order.Id >= first)
            && (span is null || (order.Time >= span.Value.Start && order.Time <= span.Value.End)));
        bool isFromStart = first is not null || span is not null;
        WriteAll(request, isFromStart ? orders.Take(limit) : orders.TakeLast(limit));
    }

    private static void WriteAll(SignedRequest request, IEnumerable<Order> orders)
    {
        using Utf8JsonWriter json = new(request.Rest.Output);
        json.WriteStartArray();
        foreach (Order order in orders)
        {
            OrderText.Write(json, order);
        }

        json.WriteEndArray();
    }

    private static void Trades(SignedRequest request)
    {
        Parameters parameters = request.Parameters;
        SymbolMarket market = request.Rest.Listed(parameters.MandatorySymbol());
        long? orderId = parameters.WholeNumber("orderId");
        long? fromId = parameters.WholeNumber("fromId");
        (long Start, long End)? span = OrderLookup.ReadSpan(parameters);
        int limit = OrderLookup.ReadLimit(parameters);
        parameters.End();
        if (span is not null && (fromId is not null || orderId is not null))
        {
            throw Errors.BadCombination;
        }

        IEnumerable<Trade> trades = request.Account.Trades.Where(trade => trade.Order.Ticket.Market == market
            && trade.Order.VisibleFrom <= request.Now
            && (orderId is null || trade.Order.Id == orderId)
            && (fromId is null || trade.Id >= fromId)
            && (span is null || (trade.Time >= span.Value.Start && trade.Time <= span.Value.End)));
        bool isFromStart = fromId is not null || span is not null;
        using Utf8JsonWriter json = new(request.Rest.Output);
        json.WriteStartArray();
        foreach (Trade trade in isFromStart ? trades.Take(limit) : trades.TakeLast(limit))
        {
            OrderText.Write(json, trade);
        }

        json.WriteEndArray();
    }
}

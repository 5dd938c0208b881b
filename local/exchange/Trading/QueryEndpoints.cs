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
        IReadOnlyList<Order> orders = request.Account.History.OrdersOf(market);
        WriteAll(request, first is null && span is null
            ? Pages.Last(orders, limit, order => order.VisibleFrom <= request.Now)
            : Pages.From(orders, order => order.Id >= (first ?? 0) && order.Time >= (span?.Start ?? 0))
                .TakeWhile(order => order.Time <= (span?.End ?? long.MaxValue))
                .Where(order => order.VisibleFrom <= request.Now).Take(limit));
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

        AccountHistory history = request.Account.History;
        IReadOnlyList<Trade> own = orderId is null ? history.TradesOf(market)
            : history.Find(orderId.Value) is { } order && order.Ticket.Market == market ? order.Fills : [];
        IEnumerable<Trade> trades = fromId is null && span is null
            ? Pages.Last(own, limit, trade => trade.Order.VisibleFrom <= request.Now)
            : Pages.From(own, trade => trade.Id >= (fromId ?? 0) && trade.Time >= (span?.Start ?? 0))
                .TakeWhile(trade => trade.Time <= (span?.End ?? long.MaxValue))
                .Where(trade => trade.Order.VisibleFrom <= request.Now).Take(limit);
        using Utf8JsonWriter json = new(request.Rest.Output);
        json.WriteStartArray();
        foreach (Trade trade in trades)
        {
            OrderText.Write(json, trade);
        }

        json.WriteEndArray();
    }
}

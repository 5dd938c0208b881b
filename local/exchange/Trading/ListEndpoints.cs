using System.Text.Json;
using Breakwater.Local.Exchange.Accounts;
using Breakwater.Local.Exchange.Market;
using Breakwater.Local.Exchange.Rest;

namespace Breakwater.Local.Exchange.Trading;

/// <summary>Order lists: asked for and cancelled.</summary>
public sealed class ListEndpoints(SpotEngine engine)
{
    public IEnumerable<Endpoint> All
    {
        get
        {
            SignedEndpoints signed = new(engine);
            return
            [
                signed.Trade("DELETE", "/api/v3/orderList", Cancel),
                signed.Get("/api/v3/orderList", 4, Query),
                signed.Get("/api/v3/openOrderList", 6, Open),
                signed.Get("/api/v3/allOrderList", 20, Lists),
            ];
        }
    }

    private void Cancel(SignedRequest request)
    {
        Parameters parameters = request.Parameters;
        SymbolMarket market = request.Rest.Listed(parameters.MandatorySymbol());
        OrderList? list = OrderLookup.FindList(request, "listClientOrderId");
        string? clientId = TicketReader.ReadClientId(parameters, "newClientOrderId");
        parameters.End();
        if (list is not { IsOpen: true } || list.Symbol != market.Instrument.Symbol)
        {
            throw Rejections.UnknownOrder;
        }

        IReadOnlyList<Order> cancelled = Cancellation.Cancel(
            request.Account, list.Orders.First(order => order.IsOpen), request.Now);
        using Utf8JsonWriter json = new(request.Rest.Output);
        ListText.WriteCancelled(json, list, cancelled, clientId ?? engine.Placement.NewName());
    }

    private static void Query(SignedRequest request)
    {
        OrderList? list = OrderLookup.FindList(request, "origClientOrderId");
        request.Parameters.End();
        using Utf8JsonWriter json = new(request.Rest.Output);
        ListText.Write(json, list ?? throw Rejections.NoSuchList);
    }

    private static void Open(SignedRequest request)
    {
        request.Parameters.End();
        WriteAll(request, request.Account.Lists);
    }

    private static void Lists(SignedRequest request)
    {
        Parameters parameters = request.Parameters;
        long? fromId = parameters.WholeNumber("fromId");
        (long Start, long End)? span = OrderLookup.ReadSpan(parameters);
        int limit = OrderLookup.ReadLimit(parameters);
        parameters.End();
        if (fromId is not null && span is not null)
        {
            throw Errors.BadCombination;
        }

        IReadOnlyList<OrderList> lists = request.Account.History.Lists;
        WriteAll(request, fromId is null && span is null
            ? Pages.Last(lists, limit, list => IsVisible(list, request.Now))
            : Pages.From(lists, list => list.Id >= (fromId ?? 0) && list.Time >= (span?.Start ?? 0))
                .TakeWhile(list => list.Time <= (span?.End ?? long.MaxValue))
                .Where(list => IsVisible(list, request.Now)).Take(limit));
    }

    private static bool IsVisible(OrderList list, long now) => list.Orders[0].VisibleFrom <= now;

    private static void WriteAll(SignedRequest request, IEnumerable<OrderList> lists)
    {
        using Utf8JsonWriter json = new(request.Rest.Output);
        json.WriteStartArray();
        foreach (OrderList list in lists.Where(list => IsVisible(list, request.Now)))
        {
            ListText.Write(json, list);
        }

        json.WriteEndArray();
    }
}

using System.Text.Json;
using Breakwater.Local.Exchange.Accounts;
using Breakwater.Local.Exchange.Market;
using Breakwater.Local.Exchange.Rest;

namespace Breakwater.Local.Exchange.Trading;

/// <summary>New orders and cancels.</summary>
public sealed class OrderEndpoints(SpotEngine engine)
{
    public IEnumerable<Endpoint> All
    {
        get
        {
            SignedEndpoints signed = new(engine);
            return
            [
                signed.Trade("POST", "/api/v3/order", Place),
                signed.Post("/api/v3/order/test", TestWeight, Test),
                signed.Trade("DELETE", "/api/v3/order", Cancel),
                signed.Trade("DELETE", "/api/v3/openOrders", CancelAll),
            ];
        }
    }

    /// <summary>Reads a single order with all parameters of its own.</summary>
    public static Ticket ReadTicket(SignedRequest request)
    {
        Parameters parameters = request.Parameters;
        SymbolMarket market = request.Rest.Listed(parameters.MandatorySymbol());
        OrderSide side = TicketReader.ReadSide(parameters);
        TicketReader reader = new(parameters);
        bool isMarket = parameters.PeekText("type") == "MARKET";
        decimal? quote = isMarket ? parameters.Amount("quoteOrderQty")
            : parameters.Has("quoteOrderQty") ? throw Errors.NotRequired("quoteOrderQty") : null;
        decimal? quantity = isMarket ? parameters.Amount("quantity") : null;
        if (isMarket && quantity is null == quote is null)
        {
            throw quote is null
                ? Errors.NeitherOf("quantity", "quoteOrderQty")
                : Errors.NotRequired("quoteOrderQty");
        }

        Ticket ticket = reader.Read(market, side, quantity, TicketReader.ReadSelfTradeMode(parameters));
        return ticket with
        {
            Quantity = isMarket ? quantity ?? 0 : reader.MandatoryAmount("quantity"),
            QuoteQuantity = quote ?? 0,
        };
    }

    private void Place(SignedRequest request)
    {
        Ticket ticket = ReadTicket(request);
        ResponseType type = TicketReader.ReadResponseType(request.Parameters, ticket.Type);
        request.Parameters.End();
        Order order = engine.Placement.Place(request.Account, ticket, request.Now);
        using Utf8JsonWriter json = new(request.Rest.Output);
        OrderText.WritePlaced(json, order, type);
    }

    private static int TestWeight(RestRequest request) =>
        request.Parameters.PeekText("computeCommissionRates") == "true" ? 20 : 1;

    private void Test(SignedRequest request)
    {
        Ticket ticket = ReadTicket(request);
        _ = TicketReader.ReadResponseType(request.Parameters, ticket.Type);
        bool hasRates = request.Parameters.Flag("computeCommissionRates") ?? false;
        request.Parameters.End();
        engine.Placement.Check(request.Account, [ticket], request.Now);
        using Utf8JsonWriter json = new(request.Rest.Output);
        json.WriteStartObject();
        if (hasRates)
        {
            CommissionText.WriteForOrder(json, request.Account);
        }

        json.WriteEndObject();
    }

    private void Cancel(SignedRequest request)
    {
        Parameters parameters = request.Parameters;
        Order? order = OrderLookup.Find(request, "orderId", "origClientOrderId");
        string? clientId = TicketReader.ReadClientId(parameters, "newClientOrderId");
        string? restriction = parameters.Text("cancelRestrictions");
        parameters.End();
        CheckCancel(order, restriction);
        _ = Cancellation.Cancel(request.Account, order!, request.Now);
        using Utf8JsonWriter json = new(request.Rest.Output);
        OrderText.WriteCancelled(json, order!, clientId ?? engine.Placement.NewName());
    }

    /// <summary>Refuses to cancel what is not open or not in the state that was asked for.</summary>
    public static void CheckCancel(Order? order, string? restriction)
    {
        if (restriction is not (null or "ONLY_NEW" or "ONLY_PARTIALLY_FILLED"))
        {
            throw new RestException(-1145, "Invalid cancelRestrictions");
        }

        if (order is not { IsOpen: true })
        {
            throw Rejections.UnknownOrder;
        }

        if (restriction is not null && restriction != "ONLY_" + WireText.Of(order.Status))
        {
            throw Rejections.CancelRestricted;
        }
    }

    private void CancelAll(SignedRequest request)
    {
        SymbolMarket market = request.Rest.Listed(request.Parameters.MandatorySymbol());
        request.Parameters.End();
        List<Order> open = [.. request.Account.Open.Where(order =>
            order.Ticket.Market == market && order.VisibleFrom <= request.Now)];
        if (open.Count == 0)
        {
            throw Rejections.UnknownOrder;
        }

        string clientId = engine.Placement.NewName();
        using Utf8JsonWriter json = new(request.Rest.Output);
        json.WriteStartArray();
        foreach (Order order in open.Where(order => order.IsOpen).ToList())
        {
            if (!order.IsOpen)
            {
                continue;
            }

            IReadOnlyList<Order> cancelled = Cancellation.Cancel(request.Account, order, request.Now);
            if (order.List is { } list)
            {
                ListText.WriteCancelled(json, list, cancelled, clientId);
            }
            else
            {
                OrderText.WriteCancelled(json, order, clientId);
            }
        }

        json.WriteEndArray();
    }
}

using System.Text.Json;
using Breakwater.Local.Exchange.Accounts;
using Breakwater.Local.Exchange.Market;
using Breakwater.Local.Exchange.Rest;

namespace Breakwater.Local.Exchange.Trading;

/// <summary>POST order/oco, deprecated and still in use: a LIMIT_MAKER and a STOP_LOSS or STOP_LOSS_LIMIT.</summary>
public sealed class LegacyOcoEndpoint(SpotEngine engine)
{
    public IEnumerable<Endpoint> All => [new SignedEndpoints(engine).Trade("POST", "/api/v3/order/oco", Place)];

    private void Place(SignedRequest request)
    {
        Parameters parameters = request.Parameters;
        SymbolMarket market = request.Rest.Listed(parameters.MandatorySymbol());
        OrderSide side = TicketReader.ReadSide(parameters);
        string? listId = TicketReader.ReadClientId(parameters, "listClientOrderId");
        TicketReader reader = new(parameters);
        Ticket limit = new(market, side, OrderType.LimitMaker)
        {
            Quantity = reader.MandatoryAmount("quantity"),
            Price = reader.MandatoryAmount("price"),
            IcebergQuantity = parameters.Amount("limitIcebergQty") ?? 0,
            ClientId = TicketReader.ReadClientId(parameters, "limitClientOrderId"),
            SelfTradeMode = TicketReader.ReadSelfTradeMode(parameters),
        };
        Ticket stop = ReadStop(parameters, limit);
        ResponseType type = TicketReader.ReadResponseType(parameters, OrderType.Limit);
        parameters.End();
        ListingChecks.CheckList(market.Instrument, "OCO");
        Ticket[] legs = side == OrderSide.Sell ? [limit, stop] : [stop, limit];
        OrderList list = engine.Placement.PlaceOco(request.Account, legs, listId, request.Now);
        using Utf8JsonWriter json = new(request.Rest.Output);
        ListText.WritePlaced(json, list, type);
    }

    private static Ticket ReadStop(Parameters parameters, Ticket limit)
    {
        if (!parameters.Has("stopPrice") && !parameters.Has("trailingDelta"))
        {
            throw Errors.NeitherOf("stopPrice", "trailingDelta");
        }

        decimal? price = parameters.Amount("stopLimitPrice");
        TimeInForce time = TimeInForce.Gtc;
        if (price is not null && !WireText.TryParse(parameters.MandatoryText("stopLimitTimeInForce"), out time))
        {
            throw Rejections.InvalidTimeInForce;
        }

        return limit with
        {
            Type = price is null ? OrderType.StopLoss : OrderType.StopLossLimit,
            TimeInForce = time,
            Price = price ?? 0,
            StopPrice = parameters.Amount("stopPrice") ?? 0,
            TrailingDelta = (int)Math.Min(parameters.WholeNumber("trailingDelta") ?? 0, int.MaxValue),
            IcebergQuantity = parameters.Amount("stopIcebergQty") ?? 0,
            ClientId = TicketReader.ReadClientId(parameters, "stopClientOrderId"),
        };
    }
}

using System.Text.Json;
using Breakwater.Local.Exchange.Accounts;
using Breakwater.Local.Exchange.Market;
using Breakwater.Local.Exchange.Rest;

namespace Breakwater.Local.Exchange.Trading;

/// <summary>New order lists: OCO, OTO, OTOCO, and OPO and OPOCO, which sell what the working order bought.</summary>
public sealed class NewListEndpoints(SpotEngine engine)
{
    private static readonly string[] OcoLegs = ["above", "below"];
    private static readonly string[] Opo = ["OPO"];
    private static readonly string[] Oco = ["OCO"];
    private static readonly string[] Single = ["pending"];
    private static readonly string[] Legs = ["pendingAbove", "pendingBelow"];

    public IEnumerable<Endpoint> All
    {
        get
        {
            SignedEndpoints signed = new(engine);
            return
            [
                signed.Trade("POST", "/api/v3/orderList/oco", PlaceOco),
                signed.Trade("POST", "/api/v3/orderList/oto", request => PlaceOto(request, Single, false)),
                signed.Trade("POST", "/api/v3/orderList/otoco", request => PlaceOto(request, Legs, false)),
                signed.Trade("POST", "/api/v3/orderList/opo", request => PlaceOto(request, Single, true)),
                signed.Trade("POST", "/api/v3/orderList/opoco", request => PlaceOto(request, Legs, true)),
            ];
        }
    }

    private void PlaceOco(SignedRequest request)
    {
        Parameters parameters = request.Parameters;
        SymbolMarket market = request.Rest.Listed(parameters.MandatorySymbol());
        string? listId = TicketReader.ReadClientId(parameters, "listClientOrderId");
        OrderSide side = TicketReader.ReadSide(parameters);
        decimal quantity = new TicketReader(parameters).MandatoryAmount("quantity");
        SelfTradeMode mode = TicketReader.ReadSelfTradeMode(parameters);
        List<Ticket> legs = [.. OcoLegs.Select(
            prefix => new TicketReader(parameters, prefix).Read(market, side, quantity, mode))];
        ResponseType type = ReadResponseType(parameters);
        parameters.End();
        ListingChecks.CheckList(market.Instrument, "OCO");
        OcoShape.Check(legs[0], legs[1]);
        Write(request, engine.Placement.PlaceOco(request.Account, legs, listId, request.Now), type);
    }

    private void PlaceOto(SignedRequest request, string[] pending, bool sellsProceeds)
    {
        Parameters parameters = request.Parameters;
        SymbolMarket market = request.Rest.Listed(parameters.MandatorySymbol());
        string? listId = TicketReader.ReadClientId(parameters, "listClientOrderId");
        SelfTradeMode mode = TicketReader.ReadSelfTradeMode(parameters);
        ResponseType type = ReadResponseType(parameters);
        Ticket working = ReadWorking(parameters, market, mode);
        OrderSide side = TicketReader.ReadSide(parameters, "pendingSide");
        decimal? quantity = ReadPendingQuantity(parameters, sellsProceeds);
        List<Ticket> tickets = [working, .. pending.Select(
            prefix => new TicketReader(parameters, prefix).Read(market, side, quantity, mode))];
        parameters.End();
        ListingChecks.CheckList(
            market.Instrument, ["OTO", .. sellsProceeds ? Opo : [], .. pending.Length > 1 ? Oco : []]);
        if (sellsProceeds)
        {
            CheckProceeds(working.Side, side);
        }

        if (tickets.Count > 2)
        {
            OcoShape.Check(tickets[1], tickets[2]);
        }

        OrderList list = engine.Placement.PlaceOto(
            request.Account, tickets, (listId, sellsProceeds), request.Now);
        Write(request, list, type);
    }

    private static Ticket ReadWorking(Parameters parameters, SymbolMarket market, SelfTradeMode mode)
    {
        OrderSide side = TicketReader.ReadSide(parameters, "workingSide");
        TicketReader reader = new(parameters, "working");
        decimal quantity = reader.MandatoryAmount("workingQuantity");
        Ticket working = reader.Read(market, side, quantity, mode);
        return working.Type is OrderType.Limit or OrderType.LimitMaker ? working : throw Rejections.InvalidType;
    }

    private static decimal? ReadPendingQuantity(Parameters parameters, bool sellsProceeds) =>
        !sellsProceeds ? new TicketReader(parameters).MandatoryAmount("pendingQuantity")
            : parameters.Has("pendingQuantity")
                ? throw new RestException(-1225, "Pending orders should not include the 'pendingQuantity' tag.")
                : null;

    private static void CheckProceeds(OrderSide working, OrderSide pending)
    {
        if (working != OrderSide.Buy)
        {
            throw new RestException(-1222, "Working order in an OPO list must be a bid.");
        }

        if (pending != OrderSide.Sell)
        {
            throw new RestException(-1223, "Pending orders in an OPO list must be asks.");
        }
    }

    private static ResponseType ReadResponseType(Parameters parameters) =>
        TicketReader.ReadResponseType(parameters, OrderType.Limit);

    private static void Write(SignedRequest request, OrderList list, ResponseType type)
    {
        using Utf8JsonWriter json = new(request.Rest.Output);
        ListText.WritePlaced(json, list, type);
    }
}

using System.Text.RegularExpressions;
using Breakwater.Local.Exchange.Market;
using Breakwater.Local.Exchange.Rest;

namespace Breakwater.Local.Exchange.Trading;

/// <summary>Reads orders from parameters; in lists their names begin with a prefix such as "above".</summary>
public sealed partial class TicketReader(Parameters parameters, string prefix = "")
{
    private const long FirstStrategyType = 1_000_000;

    /// <summary>Reads the type and everything that belongs to it.</summary>
    public Ticket Read(SymbolMarket market, OrderSide side, decimal? quantity, SelfTradeMode mode)
    {
        OrderType type = ReadType();
        Ticket ticket = new(market, side, type)
        {
            TimeInForce = ReadTimeInForce(type),
            Quantity = quantity ?? 0,
            Price = ReadPrice(type),
            StopPrice = ReadStop(type, out int delta),
            TrailingDelta = delta,
            IcebergQuantity = parameters.Amount(Name("icebergQty")) ?? 0,
            ClientId = ReadClientId(parameters, prefix.Length == 0 ? "newClientOrderId" : Name("clientOrderId")),
            StrategyId = parameters.WholeNumber(Name("strategyId")),
            StrategyType = ReadStrategyType(),
            SelfTradeMode = mode,
        };
        return ticket.IcebergQuantity == 0 || ticket.TimeInForce == TimeInForce.Gtc ? ticket
            : throw (prefix.Length == 0 ? Rejections.NotCombined : Rejections.IcebergOfLeg(Name("icebergQty")));
    }

    /// <summary>A client's own id: null when it was not sent.</summary>
    public static string? ReadClientId(Parameters parameters, string name) => parameters.Text(name) is not { } id ? null
        : ClientId().IsMatch(id) ? id
        : throw Errors.IllegalCharacters(name, Rejections.ClientIdRange);

    public static OrderSide ReadSide(Parameters parameters, string name = "side") =>
        WireText.TryParse(parameters.MandatoryText(name), out OrderSide side) ? side : throw Rejections.InvalidSide;

    public static SelfTradeMode ReadSelfTradeMode(Parameters parameters) =>
        parameters.Text("selfTradePreventionMode") is not { } text ? SelfTradeMode.ExpireMaker
        : WireText.TryParse(text, out SelfTradeMode mode) ? mode
        : throw new RestException(-1013, "This symbol does not allow the specified self-trade prevention mode.");

    /// <summary>MARKET and LIMIT orders are answered in full unless asked otherwise.</summary>
    public static ResponseType ReadResponseType(Parameters parameters, OrderType type) =>
        parameters.Text("newOrderRespType") is { } text
            ? WireText.TryParse(text, out ResponseType answer) ? answer : throw Errors.NotValid("newOrderRespType")
            : type is OrderType.Market or OrderType.Limit ? ResponseType.Full : ResponseType.Ack;

    public decimal MandatoryAmount(string name)
    {
        _ = parameters.MandatoryText(name);
        return Parameters.AmountOf(name, parameters.PeekText(name)!);
    }

    [GeneratedRegex("^[a-zA-Z0-9-_]{1,36}$")]
    private static partial Regex ClientId();

    private string Name(string field) =>
        prefix.Length == 0 ? field : prefix + char.ToUpperInvariant(field[0]) + field[1..];

    private OrderType ReadType() =>
        WireText.TryParse(parameters.MandatoryText(Name("type")), out OrderType type)
            ? type : throw Rejections.InvalidType;

    private TimeInForce ReadTimeInForce(OrderType type)
    {
        string name = Name("timeInForce");
        if (type is not (OrderType.Limit or OrderType.StopLossLimit or OrderType.TakeProfitLimit))
        {
            Refuse(name);
            return TimeInForce.Gtc;
        }

        return WireText.TryParse(parameters.MandatoryText(name), out TimeInForce time)
            ? time : throw Rejections.InvalidTimeInForce;
    }

    private decimal ReadPrice(OrderType type)
    {
        string name = Name("price");
        if (type is not (OrderType.Market or OrderType.StopLoss or OrderType.TakeProfit))
        {
            return MandatoryAmount(name);
        }

        Refuse(name);
        return 0;
    }

    private decimal ReadStop(OrderType type, out int delta)
    {
        string stop = Name("stopPrice");
        string trailing = Name("trailingDelta");
        delta = 0;
        if (type is OrderType.Limit or OrderType.LimitMaker or OrderType.Market)
        {
            Refuse(stop);
            Refuse(trailing);
            return 0;
        }

        if (!parameters.Has(stop) && !parameters.Has(trailing))
        {
            throw Errors.NeitherOf(stop, trailing);
        }

        delta = (int)Math.Min(parameters.WholeNumber(trailing) ?? 0, int.MaxValue);
        return parameters.Amount(stop) ?? 0;
    }

    private long? ReadStrategyType() => parameters.WholeNumber(Name("strategyType")) is not { } type ? null
        : type >= FirstStrategyType ? type
        : throw new RestException(-1134, "strategyType was less than 1000000.");

    private void Refuse(string name)
    {
        if (parameters.Has(name))
        {
            throw Errors.NotRequired(name);
        }
    }
}

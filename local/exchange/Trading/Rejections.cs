using Breakwater.Local.Exchange.Rest;

namespace Breakwater.Local.Exchange.Trading;

/// <summary>Refusals of the trading side in Binance's words.</summary>
public static class Rejections
{
    public const string ClientIdRange = "^[a-zA-Z0-9-_]{1,36}$";

    public static RestException InsufficientBalance =>
        New("Account has insufficient balance for requested action.");

    public static RestException Duplicate => New("Duplicate order sent.");

    public static RestException MarketClosed => New("Market is closed.");

    public static RestException WouldTrigger => New("Order would trigger immediately.");

    public static RestException WouldMatch => New("Order would immediately match and take.");

    public static RestException WrongRelation =>
        New("The relationship of the prices for the orders is not correct.");

    public static RestException NoLiquidity => New("Order book liquidity is less than symbol minimum quantity.");

    public static RestException NotAllowed => New("This account may not place or cancel orders.");

    public static RestException UnknownOrder => new(-2011, "Unknown order sent.");

    public static RestException CancelRestricted => new(-2011, "Order was not canceled due to cancel restrictions.");

    public static RestException NoSuchOrder => new(-2013, "Order does not exist.");

    public static RestException NoSuchList => new(-2018, "Order list does not exist.");

    public static RestException IdsDiffer => new(-2039, "Client order ID is not correct for this order ID.");

    public static RestException NotCombined => new(-1014, "Unsupported order combination.");

    public static RestException InvalidType => new(-1116, "Invalid orderType.");

    public static RestException InvalidSide => new(-1117, "Invalid side.");

    public static RestException InvalidTimeInForce => new(-1115, "Invalid timeInForce.");

    public static RestException NotSupported(string what) => new(-1013, $"{what} are not supported for this symbol.");

    public static RestException New(string message) => new(-2010, message);

    public static RestException Filter(string name) => new(-1013, "Filter failure: " + name);

    public static RestException IcebergOfLeg(string parameter) => new(
        -1160, $"Parameter '{parameter}' is not supported if aboveTimeInForce/belowTimeInForce is not GTC.");

    public static RestException TooManyOrders(int limit, string interval) =>
        new(-1015, $"Too many new orders; current limit is {limit} orders per {interval}.", 429);
}

using System.Collections.Frozen;
using CryptoExchange.Net.Objects.Errors;

namespace Binance.Net.Transport;

/// <summary>What kind of error a code of the exchange is; some codes only tell with their text.</summary>
internal static class BinanceErrors
{
    private const string FilterPrefix = "Filter failure: ";

    private static readonly FrozenDictionary<int, ErrorType> ByCode = new (ErrorType Type, int[] Codes)[]
    {
        (ErrorType.Unauthorized, [-1002, -1022, -2008, -2014, -2015]),
        (ErrorType.InvalidTimestamp, [-1021]),
        (ErrorType.MissingParameter, [-1105]),
        (ErrorType.InvalidParameter, [-1100, -1101, -1102, -1103, -1104, -1106, -1108, -1111, -1114, -1115, -1116]),
        (ErrorType.InvalidParameter, [-1117, -1118, -1119, -1120, -1122, -1125, -1127, -1128, -1130, -1134, -1139]),
        (ErrorType.InvalidParameter, [-1145, -1151, -1158, -1165, -1166, -1168, -1196, -1197, -1198, -1199, -2039]),
        (ErrorType.RateLimitSubscription, [-1191]),
        (ErrorType.RateLimitConnection, [-1034]),
        (ErrorType.RateLimitOrder, [-1015]),
        (ErrorType.RateLimitRequest, [-1003]),
        (ErrorType.UnknownSymbol, [-1121]),
        (ErrorType.UnknownOrder, [-2013, -2026]),
        (ErrorType.DuplicateSubscription, [-2035]),
    }.SelectMany(row => row.Codes, (row, code) => KeyValuePair.Create(code, row.Type)).ToFrozenDictionary();

    public static ErrorInfo For(int code, string message)
    {
        ErrorType type = code switch
        {
            -1013 => OfFilter(message.Replace(FilterPrefix, "", StringComparison.Ordinal)),
            -1010 or -2010 or -2011 or -2038 => OfRejection(message.TrimEnd('.')),
            _ => ByCode.GetValueOrDefault(code, ErrorType.Unknown),
        };
        return new ErrorInfo(type, type == ErrorType.Unknown ? "Unknown error" : message) { Message = message };
    }

    private static ErrorType OfFilter(string filter) => filter switch
    {
        "NOTIONAL" or "LOT_SIZE" or "MIN_NOTIONAL" or "MARKET_LOT_SIZE" => ErrorType.InvalidQuantity,
        "PRICE_FILTER" or "PERCENT_PRICE" => ErrorType.InvalidPrice,
        "TRAILING_DELTA" or "ICEBERG_PARTS" => ErrorType.InvalidParameter,
        "MAX_POSITION" => ErrorType.MaxPosition,
        "MAX_NUM_ORDERS" or "MAX_NUM_ALGO_ORDERS" or "MAX_NUM_ICEBERG_ORDERS" => ErrorType.RateLimitOrder,
        "EXCHANGE_MAX_NUM_ORDERS" or "EXCHANGE_MAX_NUM_ALGO_ORDERS" => ErrorType.RateLimitOrder,
        "EXCHANGE_MAX_NUM_ICEBERG_ORDERS" => ErrorType.RateLimitOrder,
        _ => ErrorType.Unknown,
    };

    private static ErrorType OfRejection(string text) => text switch
    {
        "This symbol is not permitted for this account" => ErrorType.Unauthorized,
        "Unknown order sent" => ErrorType.UnknownOrder,
        "Duplicate order sent" => ErrorType.DuplicateClientOrderId,
        "Market is closed" => ErrorType.UnavailableSymbol,
        "Account has insufficient balance for requested action" => ErrorType.InsufficientBalance,
        "Order would trigger immediately" => ErrorType.InvalidStopParameters,
        "Order amend is not supported for this symbol" => ErrorType.InvalidOperation,
        "Order amend (quantity increase) is not supported" => ErrorType.InvalidOperation,
        "This action is disabled on this account" => ErrorType.InvalidOperation,
        "This account may not place or cancel orders" => ErrorType.InvalidOperation,
        "OCO orders are not supported for this symbol" => ErrorType.InvalidOperation,
        "Order cancel-replace is not supported for this symbol" => ErrorType.InvalidOperation,
        "This symbol is restricted for this account" => ErrorType.InvalidOperation,
        "Order was not canceled due to cancel restrictions" => ErrorType.InvalidOperation,
        _ => ErrorType.InvalidParameter,
    };
}

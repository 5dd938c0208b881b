using System.Globalization;
using System.Text.Json;
using Breakwater.Local.Exchange.Market;

namespace Breakwater.Local.Exchange.Loading;

/// <summary>Filters from the text of exchangeInfo. A kind that is not known here is not enforced.</summary>
public static class FilterReader
{
    public static SymbolFilters Read(IEnumerable<JsonElement> filters, AccountLimits exchange) => filters.Aggregate(
        new SymbolFilters { Exchange = exchange },
        (read, filter) => WithPrice(read, filter) ?? WithSize(read, filter) ?? WithCount(read, filter) ?? read);

    public static AccountLimits ReadExchange(IEnumerable<JsonElement> filters) => filters.Aggregate(
        new AccountLimits(), (read, filter) => WithLimit(read, filter, "EXCHANGE_") ?? read);

    private static SymbolFilters? WithPrice(SymbolFilters read, JsonElement filter) => TypeOf(filter) switch
    {
        "PRICE_FILTER" => read with { Price = GridOf(filter, "minPrice", "maxPrice", "tickSize") },
        "PERCENT_PRICE" => read with { PercentPrice = MultipliersOf(filter, "multiplier") },
        "PERCENT_PRICE_BY_SIDE" => read with
        {
            BidPercentPrice = MultipliersOf(filter, "bidMultiplier"),
            AskPercentPrice = MultipliersOf(filter, "askMultiplier"),
        },
        "TRAILING_DELTA" => read with
        {
            Trailing = new TrailingDeltas(
                (Count(filter, "minTrailingAboveDelta"), Count(filter, "maxTrailingAboveDelta")),
                (Count(filter, "minTrailingBelowDelta"), Count(filter, "maxTrailingBelowDelta"))),
        },
        _ => null,
    };

    private static SymbolFilters? WithSize(SymbolFilters read, JsonElement filter) => TypeOf(filter) switch
    {
        "LOT_SIZE" => read with { Lot = GridOf(filter, "minQty", "maxQty", "stepSize") },
        "MARKET_LOT_SIZE" => read with { MarketLot = GridOf(filter, "minQty", "maxQty", "stepSize") },
        "MIN_NOTIONAL" => read with
        {
            MinNotional = new ValueRange(
                Number(filter, "minNotional"),
                0,
                (Flag(filter, "applyToMarket"), false),
                Count(filter, "avgPriceMins")),
        },
        "NOTIONAL" => read with
        {
            Notional = new ValueRange(
                Number(filter, "minNotional"),
                Number(filter, "maxNotional"),
                (Flag(filter, "applyMinToMarket"), Flag(filter, "applyMaxToMarket")),
                Count(filter, "avgPriceMins")),
        },
        "MAX_POSITION" => read with { MaxPosition = Number(filter, "maxPosition") },
        _ => null,
    };

    private static SymbolFilters? WithCount(SymbolFilters read, JsonElement filter) => TypeOf(filter) switch
    {
        "ICEBERG_PARTS" => read with { IcebergParts = Count(filter, "limit") },
        "MAX_NUM_ORDER_AMENDS" => read with { MaxAmends = Count(filter, "maxNumOrderAmends") },
        _ => WithLimit(read.Own, filter, string.Empty) is { } limits ? read with { Own = limits } : null,
    };

    private static AccountLimits? WithLimit(AccountLimits read, JsonElement filter, string prefix)
    {
        string type = TypeOf(filter);
        return type == prefix + "MAX_NUM_ORDERS" ? read with { Orders = Count(filter, "maxNumOrders") }
            : type == prefix + "MAX_NUM_ALGO_ORDERS" ? read with { Stops = Count(filter, "maxNumAlgoOrders") }
            : type == prefix + "MAX_NUM_ICEBERG_ORDERS" ? read with { Icebergs = Count(filter, "maxNumIcebergOrders") }
            : type == prefix + "MAX_NUM_ORDER_LISTS" ? read with { Lists = Count(filter, "maxNumOrderLists") }
            : null;
    }

    private static Grid GridOf(JsonElement filter, string min, string max, string step) =>
        new(Number(filter, min), Number(filter, max), Number(filter, step));

    private static Multipliers MultipliersOf(JsonElement filter, string name) =>
        new(Number(filter, name + "Up"), Number(filter, name + "Down"), Count(filter, "avgPriceMins"));

    private static string TypeOf(JsonElement filter) => filter.ValueKind == JsonValueKind.Object
        && filter.TryGetProperty("filterType", out JsonElement type) && type.ValueKind == JsonValueKind.String
            ? type.GetString()! : throw new StartupException("a filter has no filterType");

    private static decimal Number(JsonElement filter, string name)
    {
        string text = !filter.TryGetProperty(name, out JsonElement value) ? string.Empty
            : value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        return decimal.TryParse(
            text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
            ? number : throw new StartupException($"{TypeOf(filter)}: {name} is '{text}' and no number");
    }

    private static int Count(JsonElement filter, string name) => (int)Math.Min(Number(filter, name), int.MaxValue);

    private static bool Flag(JsonElement filter, string name) =>
        filter.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.True;
}

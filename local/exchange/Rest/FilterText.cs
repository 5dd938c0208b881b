using System.Globalization;
using System.Text.Json;
using Breakwater.Local.Exchange.Market;
using Breakwater.Local.Exchange.Trading;

namespace Breakwater.Local.Exchange.Rest;

/// <summary>The usual filters of a symbol. Amounts are strings, counts and minutes are numbers.</summary>
public static class FilterText
{
    public static void WriteAll(Utf8JsonWriter json, SymbolFilters filters)
    {
        json.WriteStartArray("filters"u8);
        WriteGrid(json, "PRICE_FILTER", ("minPrice", "maxPrice", "tickSize"), filters.Price!);
        WriteGrid(json, "LOT_SIZE", ("minQty", "maxQty", "stepSize"), filters.Lot!);
        WriteCount(json, "ICEBERG_PARTS", "limit", filters.IcebergParts);
        // A zero step means that the filter has no step rule.
        WriteGrid(json, "MARKET_LOT_SIZE", ("minQty", "maxQty", "stepSize"), filters.MarketLot!);
        WriteTrailingDelta(json, filters.Trailing!);
        WritePercentPrice(json, filters.BidPercentPrice!, filters.AskPercentPrice!);
        WriteNotional(json, filters.Notional!);
        WriteCount(json, "MAX_NUM_ORDERS", "maxNumOrders", filters.Own.Orders);
        WriteCount(json, "MAX_NUM_ALGO_ORDERS", "maxNumAlgoOrders", filters.Own.Stops);
        WriteCount(json, "MAX_NUM_ORDER_LISTS", "maxNumOrderLists", filters.Own.Lists);
        json.WriteEndArray();
    }

    private static void Start(Utf8JsonWriter json, string type)
    {
        json.WriteStartObject();
        json.WriteString("filterType"u8, type);
    }

    private static void WriteGrid(
        Utf8JsonWriter json, string type, (string Min, string Max, string Step) names, Grid grid)
    {
        Start(json, type);
        json.WriteString(names.Min, WireText.Of(grid.Min));
        json.WriteString(names.Max, WireText.Of(grid.Max));
        json.WriteString(names.Step, WireText.Of(grid.Step));
        json.WriteEndObject();
    }

    private static void WriteTrailingDelta(Utf8JsonWriter json, TrailingDeltas deltas)
    {
        Start(json, "TRAILING_DELTA");
        json.WriteNumber("minTrailingAboveDelta"u8, deltas.Above.Min);
        json.WriteNumber("maxTrailingAboveDelta"u8, deltas.Above.Max);
        json.WriteNumber("minTrailingBelowDelta"u8, deltas.Below.Min);
        json.WriteNumber("maxTrailingBelowDelta"u8, deltas.Below.Max);
        json.WriteEndObject();
    }

    private static void WritePercentPrice(Utf8JsonWriter json, Multipliers bid, Multipliers ask)
    {
        Start(json, "PERCENT_PRICE_BY_SIDE");
        json.WriteString("bidMultiplierUp"u8, bid.Up.ToString(CultureInfo.InvariantCulture));
        json.WriteString("bidMultiplierDown"u8, bid.Down.ToString(CultureInfo.InvariantCulture));
        json.WriteString("askMultiplierUp"u8, ask.Up.ToString(CultureInfo.InvariantCulture));
        json.WriteString("askMultiplierDown"u8, ask.Down.ToString(CultureInfo.InvariantCulture));
        json.WriteNumber("avgPriceMins"u8, bid.Minutes);
        json.WriteEndObject();
    }

    private static void WriteNotional(Utf8JsonWriter json, ValueRange range)
    {
        Start(json, "NOTIONAL");
        json.WriteString("minNotional"u8, WireText.Of(range.Min));
        json.WriteBoolean("applyMinToMarket"u8, range.OnMarket.Min);
        json.WriteString("maxNotional"u8, WireText.Of(range.Max));
        json.WriteBoolean("applyMaxToMarket"u8, range.OnMarket.Max);
        json.WriteNumber("avgPriceMins"u8, range.Minutes);
        json.WriteEndObject();
    }

    private static void WriteCount(Utf8JsonWriter json, string type, string name, int? count)
    {
        Start(json, type);
        json.WriteNumber(name, count!.Value);
        json.WriteEndObject();
    }
}

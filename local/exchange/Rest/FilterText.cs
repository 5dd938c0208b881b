using System.Text.Json;
using Breakwater.Local.Exchange.Market;

namespace Breakwater.Local.Exchange.Rest;

/// <summary>The filters of a symbol. Numbers are strings, counts and minutes are numbers, as at the venue.</summary>
public static class FilterText
{
    public static void WriteAll(Utf8JsonWriter json, Instrument instrument)
    {
        json.WriteStartArray("filters"u8);
        WritePrice(json, instrument);
        WriteLotSize(json, instrument);
        WriteCount(json, "ICEBERG_PARTS", ("limit", SymbolFilters.IcebergParts));
        WriteMarketLotSize(json, instrument);
        WriteTrailingDelta(json);
        WritePercentPrice(json);
        WriteNotional(json, instrument);
        WriteCount(json, "MAX_NUM_ORDERS", ("maxNumOrders", SymbolFilters.MaxOpenOrders));
        WriteCount(json, "MAX_NUM_ALGO_ORDERS", ("maxNumAlgoOrders", SymbolFilters.MaxOpenStops));
        WriteCount(json, "MAX_NUM_ORDER_LISTS", ("maxNumOrderLists", SymbolFilters.MaxOrderLists));
        json.WriteEndArray();
    }

    private static void Start(Utf8JsonWriter json, string type)
    {
        json.WriteStartObject();
        json.WriteString("filterType"u8, type);
    }

    private static void WritePrice(Utf8JsonWriter json, Instrument instrument)
    {
        int decimals = instrument.PriceDecimals;
        Start(json, "PRICE_FILTER");
        json.Amount("minPrice"u8, 1, decimals);
        json.Amount("maxPrice"u8, SymbolFilters.MaxPrice(instrument), 0);
        json.Amount("tickSize"u8, 1, decimals);
        json.WriteEndObject();
    }

    private static void WriteLotSize(Utf8JsonWriter json, Instrument instrument)
    {
        int decimals = instrument.StepDecimals;
        Start(json, "LOT_SIZE");
        json.Amount("minQty"u8, 1, decimals);
        json.Amount("maxQty"u8, SymbolFilters.MaxQuantity(instrument), 0);
        json.Amount("stepSize"u8, 1, decimals);
        json.WriteEndObject();
    }

    // A zero step means that the filter has no step rule.
    private static void WriteMarketLotSize(Utf8JsonWriter json, Instrument instrument)
    {
        Start(json, "MARKET_LOT_SIZE");
        json.Amount("minQty"u8, 0, 0);
        json.Amount("maxQty"u8, SymbolFilters.MaxMarketQuantity(instrument), 0);
        json.Amount("stepSize"u8, 0, 0);
        json.WriteEndObject();
    }

    private static void WriteTrailingDelta(Utf8JsonWriter json)
    {
        Start(json, "TRAILING_DELTA");
        json.WriteNumber("minTrailingAboveDelta"u8, SymbolFilters.MinTrailingDelta);
        json.WriteNumber("maxTrailingAboveDelta"u8, SymbolFilters.MaxTrailingDelta);
        json.WriteNumber("minTrailingBelowDelta"u8, SymbolFilters.MinTrailingDelta);
        json.WriteNumber("maxTrailingBelowDelta"u8, SymbolFilters.MaxTrailingDelta);
        json.WriteEndObject();
    }

    private static void WritePercentPrice(Utf8JsonWriter json)
    {
        Start(json, "PERCENT_PRICE_BY_SIDE");
        json.WriteString("bidMultiplierUp"u8, "5"u8);
        json.WriteString("bidMultiplierDown"u8, "0.2"u8);
        json.WriteString("askMultiplierUp"u8, "5"u8);
        json.WriteString("askMultiplierDown"u8, "0.2"u8);
        json.WriteNumber("avgPriceMins"u8, SymbolFilters.AverageMinutes);
        json.WriteEndObject();
    }

    private static void WriteNotional(Utf8JsonWriter json, Instrument instrument)
    {
        Start(json, "NOTIONAL");
        json.Amount("minNotional"u8, instrument.MinNotional, 0);
        json.WriteBoolean("applyMinToMarket"u8, true);
        json.Amount("maxNotional"u8, SymbolFilters.MaxNotional, 0);
        json.WriteBoolean("applyMaxToMarket"u8, false);
        json.WriteNumber("avgPriceMins"u8, SymbolFilters.AverageMinutes);
        json.WriteEndObject();
    }

    private static void WriteCount(Utf8JsonWriter json, string type, (string Name, int Value) count)
    {
        Start(json, type);
        json.WriteNumber(count.Name, count.Value);
        json.WriteEndObject();
    }
}

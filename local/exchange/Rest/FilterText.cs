using System.Text.Json;
using Breakwater.Local.Exchange.Market;

namespace Breakwater.Local.Exchange.Rest;

/// <summary>The filters of a symbol. Numbers are strings, counts and minutes are numbers, as at the venue.</summary>
public static class FilterText
{
    private const int IcebergParts = 10;
    private const int MinTrailingDelta = 10;
    private const int MaxTrailingDelta = 2000;
    private const int MaxOpenOrders = 200;
    private const int MaxOpenStops = 5;
    private const int AverageMinutes = 5;
    private const long MaxNotional = 9_000_000;
    private const long MaxUnits = 900_000_000;
    private const long LargestQuantity = 90_000_000_000;

    public static void WriteAll(Utf8JsonWriter json, Instrument instrument)
    {
        json.WriteStartArray("filters"u8);
        WritePrice(json, instrument);
        WriteLotSize(json, instrument);
        WriteCount(json, "ICEBERG_PARTS", ("limit", IcebergParts));
        WriteMarketLotSize(json, instrument);
        WriteTrailingDelta(json);
        WritePercentPrice(json);
        WriteNotional(json, instrument);
        WriteCount(json, "MAX_NUM_ORDERS", ("maxNumOrders", MaxOpenOrders));
        WriteCount(json, "MAX_NUM_ALGO_ORDERS", ("maxNumAlgoOrders", MaxOpenStops));
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
        json.Amount("maxPrice"u8, decimals <= 2 ? 1_000_000 : 10_000, 0);
        json.Amount("tickSize"u8, 1, decimals);
        json.WriteEndObject();
    }

    private static void WriteLotSize(Utf8JsonWriter json, Instrument instrument)
    {
        int decimals = instrument.StepDecimals;
        Start(json, "LOT_SIZE");
        json.Amount("minQty"u8, 1, decimals);
        json.Amount("maxQty"u8, MaxQuantity(instrument), 0);
        json.Amount("stepSize"u8, 1, decimals);
        json.WriteEndObject();
    }

    // A zero step means that the filter has no step rule.
    private static void WriteMarketLotSize(Utf8JsonWriter json, Instrument instrument)
    {
        Start(json, "MARKET_LOT_SIZE");
        json.Amount("minQty"u8, 0, 0);
        json.Amount("maxQty"u8, Math.Max(1, MaxQuantity(instrument) / 50), 0);
        json.Amount("stepSize"u8, 0, 0);
        json.WriteEndObject();
    }

    private static void WriteTrailingDelta(Utf8JsonWriter json)
    {
        Start(json, "TRAILING_DELTA");
        json.WriteNumber("minTrailingAboveDelta"u8, MinTrailingDelta);
        json.WriteNumber("maxTrailingAboveDelta"u8, MaxTrailingDelta);
        json.WriteNumber("minTrailingBelowDelta"u8, MinTrailingDelta);
        json.WriteNumber("maxTrailingBelowDelta"u8, MaxTrailingDelta);
        json.WriteEndObject();
    }

    private static void WritePercentPrice(Utf8JsonWriter json)
    {
        Start(json, "PERCENT_PRICE_BY_SIDE");
        json.WriteString("bidMultiplierUp"u8, "5"u8);
        json.WriteString("bidMultiplierDown"u8, "0.2"u8);
        json.WriteString("askMultiplierUp"u8, "5"u8);
        json.WriteString("askMultiplierDown"u8, "0.2"u8);
        json.WriteNumber("avgPriceMins"u8, AverageMinutes);
        json.WriteEndObject();
    }

    private static void WriteNotional(Utf8JsonWriter json, Instrument instrument)
    {
        Start(json, "NOTIONAL");
        json.Amount("minNotional"u8, instrument.MinNotional, 0);
        json.WriteBoolean("applyMinToMarket"u8, true);
        json.Amount("maxNotional"u8, MaxNotional, 0);
        json.WriteBoolean("applyMaxToMarket"u8, false);
        json.WriteNumber("avgPriceMins"u8, AverageMinutes);
        json.WriteEndObject();
    }

    private static void WriteCount(Utf8JsonWriter json, string type, (string Name, int Value) count)
    {
        Start(json, type);
        json.WriteNumber(count.Name, count.Value);
        json.WriteEndObject();
    }

    // Coins worth tiny fractions of a cent trade in billions.
    private static long MaxQuantity(Instrument instrument) => instrument.PriceDecimals > 6
        ? LargestQuantity
        : Math.Max(1, MaxUnits / Scaling.PowerOfTen(instrument.StepDecimals));
}

using System.Text.Json;
using Breakwater.Local.Exchange.Limits;
using Breakwater.Local.Exchange.Market;

namespace Breakwater.Local.Exchange.Rest;

/// <summary>The parts of exchangeInfo.</summary>
public static class InstrumentText
{
    private static readonly string[] OrderTypes =
    [
        "LIMIT", "LIMIT_MAKER", "MARKET", "STOP_LOSS", "STOP_LOSS_LIMIT", "TAKE_PROFIT", "TAKE_PROFIT_LIMIT",
    ];

    private static readonly string[] SelfTradeModes = ["NONE", "EXPIRE_TAKER", "EXPIRE_MAKER", "EXPIRE_BOTH"];
    private static readonly string[] Permissions = ["SPOT"];

    private static readonly string[] Abilities =
    [
        "icebergAllowed", "ocoAllowed", "otoAllowed", "opoAllowed", "quoteOrderQtyMarketAllowed", "allowTrailingStop",
        "cancelReplaceAllowed", "amendAllowed", "pegInstructionsAllowed", "isSpotTradingAllowed",
        "isMarginTradingAllowed",
    ];

    public static void WriteRateLimits(Utf8JsonWriter json)
    {
        json.WriteStartArray("rateLimits"u8);
        WriteRateLimit(json, "REQUEST_WEIGHT", ("MINUTE", 1, WeightLimiter.Limit));
        WriteRateLimit(json, "ORDERS", ("SECOND", 10, 50));
        WriteRateLimit(json, "ORDERS", ("DAY", 1, 160_000));
        WriteRateLimit(json, "RAW_REQUESTS", ("MINUTE", 5, 61_000));
        json.WriteEndArray();
    }

    public static void Write(
        Utf8JsonWriter json, Instrument instrument, bool showsPermissionSets, string status = "TRADING")
    {
        if (instrument.Recorded?.Text is { } text)
        {
            WriteRecorded(json, text, showsPermissionSets, status);
            return;
        }

        json.WriteStartObject();
        json.WriteString("symbol"u8, instrument.Symbol);
        json.WriteString("status"u8, status);
        json.WriteString("baseAsset"u8, instrument.BaseAsset);
        json.WriteNumber("baseAssetPrecision"u8, 8);
        json.WriteString("quoteAsset"u8, instrument.QuoteAsset);
        json.WriteNumber("quotePrecision"u8, 8);
        json.WriteNumber("quoteAssetPrecision"u8, 8);
        json.WriteNumber("baseCommissionPrecision"u8, 8);
        json.WriteNumber("quoteCommissionPrecision"u8, 8);
        WriteNames(json, "orderTypes", OrderTypes);
        foreach (string name in Abilities)
        {
            json.WriteBoolean(name, instrument.Listing.Allows(name));
        }

        FilterText.WriteAll(json, instrument.Listing.Filters);
        WriteNames(json, "permissions", []);
        json.WriteStartArray("permissionSets"u8);
        if (showsPermissionSets)
        {
            WriteNames(json, null, Permissions);
        }

        json.WriteEndArray();
        json.WriteString("defaultSelfTradePreventionMode"u8, "EXPIRE_MAKER"u8);
        WriteNames(json, "allowedSelfTradePreventionModes", SelfTradeModes);
        json.WriteEndObject();
    }

    // What a file says is said as the file says it, but for what the simulator itself has changed since.
    private static void WriteRecorded(Utf8JsonWriter json, JsonElement symbol, bool showsPermissionSets, string status)
    {
        json.WriteStartObject();
        foreach (JsonProperty field in symbol.EnumerateObject())
        {
            if (field.NameEquals("status"u8))
            {
                json.WriteString("status"u8, status);
            }
            else if (field.NameEquals("permissionSets"u8) && !showsPermissionSets)
            {
                WriteNames(json, field.Name, []);
            }
            else
            {
                field.WriteTo(json);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteRateLimit(
        Utf8JsonWriter json, string type, (string Interval, int Count, int Limit) limit)
    {
        json.WriteStartObject();
        json.WriteString("rateLimitType"u8, type);
        json.WriteString("interval"u8, limit.Interval);
        json.WriteNumber("intervalNum"u8, limit.Count);
        json.WriteNumber("limit"u8, limit.Limit);
        json.WriteEndObject();
    }

    private static void WriteNames(Utf8JsonWriter json, string? property, string[] names)
    {
        if (property is not null)
        {
            json.WritePropertyName(property);
        }

        json.WriteStartArray();
        foreach (string name in names)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
    }
}

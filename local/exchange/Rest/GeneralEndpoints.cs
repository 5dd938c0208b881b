using System.Text.Json;
using Breakwater.Local.Exchange.Market;

namespace Breakwater.Local.Exchange.Rest;

/// <summary>ping, time, exchangeInfo and the system status.</summary>
public static class GeneralEndpoints
{
    private static readonly string[] Statuses = ["TRADING", "HALT", "BREAK"];

    public static IEnumerable<Endpoint> All =>
    [
        Endpoint.Get("/api/v3/ping", 1, Ping),
        Endpoint.Get("/api/v3/time", 1, Time),
        Endpoint.Get("/api/v3/exchangeInfo", 20, ExchangeInfo),
        Endpoint.Get("/sapi/v1/system/status", 1, SystemStatus),
    ];

    private static void Ping(RestRequest request)
    {
        request.Parameters.EndWithout();
        using Utf8JsonWriter json = new(request.Output);
        json.WriteStartObject();
        json.WriteEndObject();
    }

    private static void Time(RestRequest request)
    {
        request.Parameters.EndWithout();
        using Utf8JsonWriter json = new(request.Output);
        json.WriteStartObject();
        json.WriteNumber("serverTime"u8, request.Now);
        json.WriteEndObject();
    }

    private static void SystemStatus(RestRequest request)
    {
        using Utf8JsonWriter json = new(request.Output);
        json.WriteStartObject();
        json.WriteNumber("status"u8, 0);
        json.WriteString("msg"u8, "normal"u8);
        json.WriteEndObject();
    }

    private static void ExchangeInfo(RestRequest request)
    {
        Parameters parameters = request.Parameters;
        IReadOnlyList<string>? names = parameters.SymbolOrSymbols();
        _ = parameters.Text("permissions");
        bool showsPermissionSets = parameters.Flag("showPermissionSets") ?? true;
        string status = parameters.Text("symbolStatus") ?? Statuses[0];
        parameters.End();
        if (!Statuses.Contains(status, StringComparer.Ordinal))
        {
            throw Errors.InvalidSymbolStatus;
        }

        IEnumerable<SymbolMarket> markets = names is null
            ? request.Market.ListedAt(request.Now)
            : [.. names.Select(request.Listed)];
        using Utf8JsonWriter json = new(request.Output);
        json.WriteStartObject();
        json.WriteString("timezone"u8, "UTC"u8);
        json.WriteNumber("serverTime"u8, request.Now);
        InstrumentText.WriteRateLimits(json);
        json.WriteStartArray("exchangeFilters"u8);
        json.WriteEndArray();
        json.WriteStartArray("symbols"u8);
        foreach (SymbolMarket market in status == Statuses[0] ? markets : [])
        {
            InstrumentText.Write(json, market.Instrument, showsPermissionSets);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}

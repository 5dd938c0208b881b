using System.Text.Json;
using Breakwater.Local.Exchange.Faults;
using Breakwater.Local.Exchange.Market;

namespace Breakwater.Local.Exchange.Rest;

/// <summary>ping, time, exchangeInfo and the system status.</summary>
public sealed class GeneralEndpoints(FaultTable faults)
{
    private static readonly string[] Statuses = ["TRADING", "HALT", "BREAK", "END_OF_DAY", "CANCEL_ONLY"];

    public IEnumerable<Endpoint> All =>
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

    private static void WriteExchangeFilters(Utf8JsonWriter json, VenueMarket market)
    {
        json.WritePropertyName("exchangeFilters"u8);
        if (market.ExchangeFilters is { } filters)
        {
            filters.WriteTo(json);
        }
        else
        {
            json.WriteStartArray();
            json.WriteEndArray();
        }
    }

    private void SystemStatus(RestRequest request)
    {
        using Utf8JsonWriter json = new(request.Output);
        json.WriteStartObject();
        bool isNormal = !faults.IsMaintenance(request.Now);
        json.WriteNumber("status"u8, isNormal ? 0 : 1);
        json.WriteString("msg"u8, isNormal ? "normal"u8 : "system_maintenance"u8);
        json.WriteEndObject();
    }

    private void ExchangeInfo(RestRequest request)
    {
        Parameters parameters = request.Parameters;
        IReadOnlyList<string>? names = parameters.SymbolOrSymbols();
        _ = parameters.Text("permissions");
        bool showsPermissionSets = parameters.Flag("showPermissionSets") ?? true;
        string? status = parameters.Text("symbolStatus");
        parameters.End();
        if (status is not null && !Statuses.Contains(status, StringComparer.Ordinal))
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
        WriteExchangeFilters(json, request.Market);
        json.WriteStartArray("symbols"u8);
        foreach (SymbolMarket market in markets)
        {
            string own = faults.IsHalted(market.Instrument.Symbol, request.Now)
                ? Statuses[2] : market.Instrument.Listing.Status;
            if (status is null || status == own)
            {
                InstrumentText.Write(json, market.Instrument, showsPermissionSets, own);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}

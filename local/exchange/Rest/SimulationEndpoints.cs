using System.Buffers;
using System.Text.Json;
using Breakwater.Local.Exchange.Market;
using Microsoft.AspNetCore.Http;

namespace Breakwater.Local.Exchange.Rest;

/// <summary>/sim: what a run needs and no real venue has. It costs no weight.</summary>
public sealed class SimulationEndpoints(VenueMarket market, VirtualClock clock, TradingVenue venue)
{
    private const int MaxBody = 1000;
    private readonly TradingSimulation trading = new(venue, clock);
    private long requests;

    /// <summary>Counts a request of the venue's own API, for the status.</summary>
    public void CountRequest() => Interlocked.Increment(ref requests);

    /// <summary>Answers a path under /sim, or / itself; the status code says whether there is one.</summary>
    public async Task<int> AnswerAsync(HttpRequest request, IBufferWriter<byte> output)
    {
        switch (request.Method, request.Path.Value)
        {
            case ("GET", "/sim/clock"):
                WriteClock(output, false);
                return StatusCodes.Status200OK;
            case ("PUT", "/sim/clock"):
                return await SetClockAsync(request, output);
            case ("GET", "/sim/status"):
                WriteStatus(output);
                return StatusCodes.Status200OK;
            case (_, "/sim/account" or "/sim/faults"):
                return await trading.AnswerAsync(request, output);
            default:
                WriteError(output, $"There is no {request.Method} {request.Path.Value}.");
                return StatusCodes.Status404NotFound;
        }
    }

    private static long? ParseTime(ReadOnlySpan<byte> body)
    {
        try
        {
            Utf8JsonReader reader = new(body);
            using JsonDocument document = JsonDocument.ParseValue(ref reader);
            JsonElement root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("now", out JsonElement now)
                && now.ValueKind == JsonValueKind.Number && now.TryGetInt64(out long time) ? time : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>An error of the simulation, which is not one of the venue.</summary>
    public static void WriteError(IBufferWriter<byte> output, string message)
    {
        using Utf8JsonWriter json = new(output);
        json.WriteStartObject();
        json.WriteString("error"u8, message);
        json.WriteEndObject();
    }

    private async Task<int> SetClockAsync(HttpRequest request, IBufferWriter<byte> output)
    {
        byte[] body = new byte[MaxBody];
        int length = await request.Body.ReadAtLeastAsync(body, MaxBody, false, request.HttpContext.RequestAborted);
        if (ParseTime(body.AsSpan(0, length)) is not { } time)
        {
            WriteError(output, """The body must be {"now": milliseconds since 1970}.""");
            return StatusCodes.Status400BadRequest;
        }

        if (!clock.TryMoveTo(time))
        {
            WriteError(output, clock.RunsByItself
                ? "The clock runs in real time and cannot be set."
                : $"Time never goes backwards: now is {clock.Now}, asked for {time}.");
            return StatusCodes.Status409Conflict;
        }

        WriteClock(output, time > clock.Until);
        return StatusCodes.Status200OK;
    }

    private void WriteClock(IBufferWriter<byte> output, bool isClamped)
    {
        using Utf8JsonWriter json = new(output);
        json.WriteStartObject();
        WriteTimes(json);
        if (isClamped)
        {
            json.WriteBoolean("clamped"u8, true);
        }

        json.WriteEndObject();
    }

    private void WriteStatus(IBufferWriter<byte> output)
    {
        using Utf8JsonWriter json = new(output);
        json.WriteStartObject();
        json.WriteString("market"u8, market.Origin);
        json.WriteNumber("symbols"u8, market.Symbols.Count);
        WriteTimes(json);
        json.WriteNumber("dataFrom"u8, market.DataStart);
        json.WriteNumber("dataUntil"u8, market.DataEnd);
        json.WriteString("clock"u8, clock.RunsByItself ? "system"u8 : "virtual"u8);
        json.WriteNumber("requests"u8, Interlocked.Read(ref requests));
        json.WriteEndObject();
    }

    private void WriteTimes(Utf8JsonWriter json)
    {
        json.WriteNumber("now"u8, clock.Now);
        json.WriteNumber("from"u8, clock.From);
        json.WriteNumber("until"u8, clock.Until);
    }
}

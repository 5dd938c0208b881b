using System.Buffers;
using System.Text.Json;
using Breakwater.Local.Exchange.Accounts;
using Breakwater.Local.Exchange.Faults;
using Breakwater.Local.Exchange.Market;
using Microsoft.AspNetCore.Http;

namespace Breakwater.Local.Exchange.Rest;

/// <summary>/sim/account and /sim/faults.</summary>
public sealed class TradingSimulation(TradingVenue venue, VirtualClock clock)
{
    private const string NotObject = "The body must be a JSON object.";

    public async Task<int> AnswerAsync(HttpRequest request, IBufferWriter<byte> output)
    {
        using JsonDocument? body = await ReadAsync(request);
        lock (venue.Engine.Gate)
        {
            long now = venue.Engine.Advance(clock.Now);
            return Answer(request, body, now, output);
        }
    }

    private static async Task<JsonDocument?> ReadAsync(HttpRequest request)
    {
        string text = await RequestReader.ReadBodyAsync(request);
        try
        {
            JsonDocument document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return document;
            }

            document.Dispose();
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static int Refuse(IBufferWriter<byte> output, string problem, int status = StatusCodes.Status400BadRequest)
    {
        SimulationEndpoints.WriteError(output, problem);
        return status;
    }

    private int Answer(HttpRequest request, JsonDocument? body, long now, IBufferWriter<byte> output) =>
        (request.Method, request.Path.Value) switch
        {
            ("GET", "/sim/account") => Write(output, venue.Accounts.WriteAll),
            ("PUT", "/sim/account") => body is null ? Refuse(output, NotObject) : SetAccount(body, output),
            ("GET", "/sim/faults") => Write(output, WriteFaults),
            ("POST", "/sim/faults") => body is null ? Refuse(output, NotObject) : AddFault(body, now, output),
            ("DELETE", "/sim/faults") => ClearFaults(output),
            _ => Refuse(output, "Use GET, PUT /sim/account or GET, POST, DELETE /sim/faults.", 405),
        };

    private static int Write(IBufferWriter<byte> output, Action<Utf8JsonWriter> write)
    {
        using Utf8JsonWriter json = new(output);
        write(json);
        return StatusCodes.Status200OK;
    }

    private int SetAccount(JsonDocument body, IBufferWriter<byte> output)
    {
        (Account? account, string? problem) = venue.Accounts.Apply(body.RootElement);
        return account is null
            ? Refuse(output, problem!)
            : Write(output, json => AccountSimulation.Write(json, account));
    }

    private int AddFault(JsonDocument body, long now, IBufferWriter<byte> output)
    {
        (Fault? fault, string? problem) = venue.FaultSettings.Apply(body.RootElement, now);
        return fault is null
            ? Refuse(output, problem!)
            : Write(output, json => FaultSimulation.Write(json, fault));
    }

    private int ClearFaults(IBufferWriter<byte> output)
    {
        venue.FaultSettings.Clear();
        return Write(output, WriteFaults);
    }

    private void WriteFaults(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (Fault fault in venue.Faults.All())
        {
            FaultSimulation.Write(json, fault);
        }

        json.WriteEndArray();
    }
}

using System.Globalization;
using System.Text.Json;
using Breakwater.Local.Exchange.Trading;

namespace Breakwater.Local.Exchange.Faults;

/// <summary>/sim/faults: what is to go wrong, for whom and how often.</summary>
public sealed class FaultSimulation(SpotEngine engine)
{
    /// <summary>Adds a fault; returns it, or what is wrong with the request.</summary>
    public (Fault? Fault, string? Problem) Apply(JsonElement body, long now)
    {
        string[] kinds = [.. Enum.GetNames<FaultKind>().Skip(1).Select(Name)];
        string? text = Text(body, "kind");
        int index = Array.IndexOf(kinds, text);
        if (index < 0)
        {
            return (null, $"kind must be one of {string.Join(", ", kinds)}.");
        }

        if (Text(body, "phase") is not (null or "before" or "after"))
        {
            return (null, "phase must be before or after.");
        }

        if ((FaultKind)(index + 1) == FaultKind.Delist && Text(body, "symbol") is null)
        {
            return (null, "delist needs a symbol.");
        }

        long duration = Number(body, "forMs") ?? long.MaxValue - now;
        Fault fault = new(engine.Faults.NextId(), (FaultKind)(index + 1))
        {
            Method = Text(body, "method"),
            Path = Text(body, "path") ?? "/api/",
            Symbol = Text(body, "symbol"),
            IsAfter = Text(body, "phase") == "after",
            Until = now + Math.Clamp(duration, 0, long.MaxValue - now),
            Delay = Number(body, "delayMs") ?? 60_000,
            Hold = (int)Math.Clamp(Number(body, "holdMs") ?? 10_000, 0, 600_000),
            Fraction = ReadFraction(body),
            Count = (int?)Number(body, "count"),
        };
        engine.Faults.Add(fault);
        if (fault.Kind == FaultKind.Halt)
        {
            engine.Stall(fault.Symbol, fault.Until);
        }
        else if (fault.Kind == FaultKind.Delist)
        {
            engine.ExpireAll(fault.Symbol!, now);
        }

        return (fault, null);
    }

    /// <summary>All faults end.</summary>
    public void Clear()
    {
        engine.Faults.Clear();
        engine.Resume();
    }

    public static void Write(Utf8JsonWriter json, Fault fault)
    {
        json.WriteStartObject();
        json.WriteNumber("id"u8, fault.Id);
        json.WriteString("kind"u8, Name(fault.Kind.ToString()));
        json.WriteString("phase"u8, fault.IsAfter ? "after"u8 : "before"u8);
        json.WriteString("method"u8, fault.Method);
        json.WriteString("path"u8, fault.Path);
        json.WriteString("symbol"u8, fault.Symbol);
        json.WriteNumber("happened"u8, fault.Happened);
        if (fault.Count is { } left)
        {
            json.WriteNumber("left"u8, left);
        }

        if (fault.Until < long.MaxValue)
        {
            json.WriteNumber("until"u8, fault.Until);
        }

        json.WriteEndObject();
    }

    // ServerError is written server-error.
    private static string Name(string kind) => string.Concat(kind.Select((letter, index) =>
        (char.IsUpper(letter) && index > 0 ? "-" : string.Empty) + char.ToLowerInvariant(letter)));

    private static string? Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString() : null;

    private static long? Number(JsonElement body, string name) =>
        body.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number
            && value.TryGetInt64(out long number) && number >= 0 ? number : null;

    private static decimal ReadFraction(JsonElement body) =>
        body.TryGetProperty("fraction", out JsonElement value)
            && decimal.TryParse(value.ToString(), CultureInfo.InvariantCulture, out decimal fraction)
            ? Math.Clamp(fraction, 0, 1) : 0.5m;
}

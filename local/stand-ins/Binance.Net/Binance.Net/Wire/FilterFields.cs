using System.Runtime.InteropServices;
using System.Text.Json;

namespace Binance.Net.Wire;

/// <summary>The fields of one filter. A rule without its number is an error: zero would switch the rule off.</summary>
internal readonly struct FilterFields(JsonElement element)
{
    public string? Text(string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement field)
            ? field.GetString()
            : throw new JsonException($"A filter needs '{name}'.");

    public decimal Number(string name, string? otherName = null) =>
        OptionalNumber(name)
        ?? (otherName is null ? null : OptionalNumber(otherName))
        ?? throw new JsonException($"The filter {Text("filterType")} needs '{name}'.");

    public int Count(string name, string? otherName = null) => decimal.ToInt32(Number(name, otherName));

    public int? OptionalCount(string name) =>
        OptionalNumber(name) is decimal number ? decimal.ToInt32(number) : null;

    public bool? OptionalFlag(string name) =>
        element.TryGetProperty(name, out JsonElement field) && field.ValueKind != JsonValueKind.Null
            ? field.GetBoolean()
            : null;

    public decimal? OptionalNumber(string name)
    {
        if (!element.TryGetProperty(name, out JsonElement field) || field.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        ReadOnlySpan<byte> raw = JsonMarshal.GetRawUtf8Value(field);
        return WireDecimal.Parse(field.ValueKind == JsonValueKind.String ? raw[1..^1] : raw);
    }
}

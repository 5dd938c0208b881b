using System.Text.Json;
using System.Text.Json.Serialization;

namespace Breakwater.Pipeline.Storage;

/// <summary>
/// Writes decimals without trailing zeros: products of prices and quantities carry up to sixteen of them.
/// </summary>
public sealed class PlainDecimalConverter : JsonConverter<decimal>
{
    // Dividing by a one with 28 decimals drops the zeros and keeps the value.
    private const decimal One = 1.0000000000000000000000000000m;

    /// <inheritdoc />
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDecimal();

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value / One);
}

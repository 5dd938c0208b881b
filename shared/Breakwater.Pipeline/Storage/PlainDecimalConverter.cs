using System.Text.Json;
using System.Text.Json.Serialization;
using Breakwater.Domain.Markets;

namespace Breakwater.Pipeline.Storage;

/// <summary>
/// Writes decimals without trailing zeros: products of prices and quantities carry up to sixteen of them.
/// </summary>
public sealed class PlainDecimalConverter : JsonConverter<decimal>
{
    /// <inheritdoc />
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDecimal();

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Plain());
}

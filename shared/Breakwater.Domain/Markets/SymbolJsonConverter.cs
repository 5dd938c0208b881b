using System.Text.Json;
using System.Text.Json.Serialization;

namespace Breakwater.Domain.Markets;

/// <summary>Writes a symbol as its plain name.</summary>
public sealed class SymbolJsonConverter : JsonConverter<Symbol>
{
    /// <inheritdoc />
    public override Symbol Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { Length: > 0 } text ? Symbol.Of(text) : default;

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, Symbol value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}

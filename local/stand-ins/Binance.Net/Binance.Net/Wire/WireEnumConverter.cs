using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Binance.Net.Wire;

/// <summary>A value that the exchange added since then is -9, which no member has, as in the official client.</summary>
internal sealed class WireEnumConverter<TEnum> : JsonConverter<TEnum>
    where TEnum : struct, Enum
{
    private static readonly TEnum Undefined = (TEnum)Enum.ToObject(typeof(TEnum), -9);

    private static readonly FrozenDictionary<string, TEnum> Values = Enum.GetValues<TEnum>()
        .ToFrozenDictionary(value => WireNames.Of(value), StringComparer.OrdinalIgnoreCase);

    public override bool HandleNull => true;

    public static TEnum Of(string? name) =>
        name is not null && Values.TryGetValue(name, out TEnum value) ? value : Undefined;

    public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.Null => Undefined,
            JsonTokenType.String => Of(reader.GetString()),
            JsonTokenType.Number when reader.TryGetInt64(out long number) =>
                Of(number.ToString(CultureInfo.InvariantCulture)),
            _ => throw new JsonException($"A value of {typeToConvert.Name} was expected, not {reader.TokenType}."),
        };

    public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) =>
        writer.WriteStringValue(WireNames.Of(value));
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Binance.Net.Wire;

internal static class WireJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        Converters =
        {
            new WireDecimalConverter(),
            new WireTimeConverter(),
            new WireEnumConverterFactory(),
            new OrderBookEntryConverter(),
            new SymbolFilterConverter(),
        },
    };

    public static T Parse<T>(ReadOnlySpan<byte> body) =>
        JsonSerializer.Deserialize<T>(body, Options) ?? throw new JsonException("The body is null.");
}

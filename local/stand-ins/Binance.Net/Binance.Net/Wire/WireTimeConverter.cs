using System.Text.Json;
using System.Text.Json.Serialization;

namespace Binance.Net.Wire;

internal sealed class WireTimeConverter : JsonConverter<DateTime>
{
    public override bool HandleNull => true;

    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        WireTime.Read(ref reader);

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(WireTime.ToMilliseconds(value));
}

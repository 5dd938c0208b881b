using System.Text.Json.Serialization;

namespace Binance.Net.Wire;

internal sealed record TimeAnswer([property: JsonPropertyName("serverTime"), JsonRequired] DateTime ServerTime);

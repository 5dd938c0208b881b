using System.Text.Json.Serialization;
using Binance.Net.Objects.Models.Spot;

namespace Binance.Net.Wire;

/// <summary>What cancelReplace answers when a half of it failed.</summary>
internal sealed record ReplaceAnswer(
    [property: JsonPropertyName("code")] int Code,
    [property: JsonPropertyName("msg")] string? Message,
    [property: JsonPropertyName("data")] BinanceReplaceOrderResult? Data);

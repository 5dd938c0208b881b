using System.Text.Json.Serialization;
using Binance.Net.Enums;

namespace Binance.Net.Objects.Models.Spot;

public record BinanceReplaceOrderResult : BinanceReplaceResult
{
    [JsonPropertyName("cancelResult")]
    public OrderOperationResult CancelResult { get; set; }

    [JsonPropertyName("newOrderResult")]
    public OrderOperationResult NewOrderResult { get; set; }

    [JsonPropertyName("cancelResponse")]
    public BinanceReplaceCancelOrder? CancelResponse { get; set; }

    [JsonPropertyName("newOrderResponse")]
    public BinanceReplaceOrder? NewOrderResponse { get; set; }
}

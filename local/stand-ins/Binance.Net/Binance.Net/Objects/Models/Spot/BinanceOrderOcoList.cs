using System.Text.Json.Serialization;
using Binance.Net.Enums;

namespace Binance.Net.Objects.Models.Spot;

public record BinanceOrderOcoList
{
    [JsonPropertyName("orderListId")]
    public long Id { get; set; }

    [JsonPropertyName("contingencyType")]
    public string ContingencyType { get; set; } = "";

    [JsonPropertyName("listStatusType")]
    public ListStatusType ListStatusType { get; set; }

    [JsonPropertyName("listOrderStatus")]
    public ListOrderStatus ListOrderStatus { get; set; }

    [JsonPropertyName("listClientOrderId")]
    public string ListClientOrderId { get; set; } = "";

    [JsonPropertyName("transactionTime")]
    public DateTime TransactionTime { get; set; }

    [JsonPropertyName("symbol")]
    public string Symbol { get; set; } = "";

    [JsonPropertyName("orders")]
    public BinanceOrderId[] Orders { get; set; } = [];

    [JsonPropertyName("orderReports")]
    public BinancePlacedOcoOrder[] OrderReports { get; set; } = [];
}

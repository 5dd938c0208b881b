using System.Text.Json;
using Binance.Net.Objects.Models.Spot;

namespace Breakwater.Adapters.Binance;

/// <summary>The answer to a new list, as far as it is used.</summary>
/// <param name="OrderListId">The venue's number of the list.</param>
/// <param name="ListClientOrderId">Ours.</param>
/// <param name="OrderReports">Its orders; none when the venue only says that it took the list.</param>
internal sealed record ListAnswer(
    long OrderListId, string ListClientOrderId, IReadOnlyList<ListedOrder>? OrderReports)
{
    /// <summary>Reads <paramref name="body"/> into the client's form.</summary>
    /// <exception cref="JsonException">It is no such answer.</exception>
    public static BinanceOrderOcoList Read(string body)
    {
        ListAnswer answer = JsonSerializer.Deserialize<ListAnswer>(body, JsonSerializerOptions.Web)
            ?? throw new JsonException("The answer is empty.");

        return new BinanceOrderOcoList
        {
            Id = answer.OrderListId,
            ListClientOrderId = answer.ListClientOrderId,
            OrderReports = [.. (answer.OrderReports ?? []).Select(order => order.ToReport())],
        };
    }
}

/// <summary>One order of a list; one that waits for proceeds has no quantity yet.</summary>
internal sealed record ListedOrder(
    string Symbol,
    long OrderId,
    string ClientOrderId,
    decimal OrigQty,
    decimal ExecutedQty,
    string Status,
    string? ExpiryReason)
{
    public BinancePlacedOcoOrder ToReport() => new()
    {
        Symbol = Symbol,
        Id = OrderId,
        ClientOrderId = ClientOrderId,
        Quantity = OrigQty,
        QuantityFilled = ExecutedQty,
        Status = VenueWords.Status(Status),
        ExpiryReason = ExpiryReason,
    };
}

using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;

namespace Breakwater.TestKit;

/// <summary>The account's list of fills.</summary>
internal static class VenueFills
{
    public static IReadOnlyList<VenueFill> From(IEnumerable<VenueOrder> orders, Symbol symbol, long fromTradeId) =>
    [
        .. orders.Where(order => order.Symbol == symbol)
            .SelectMany(order => order.Fills.Select(fill => new VenueFill(order.VenueOrderId, order.Side, fill)))
            .Where(fill => fill.Fill.TradeId >= fromTradeId)
            .OrderBy(fill => fill.Fill.TradeId)
            .Take(1000),
    ];
}

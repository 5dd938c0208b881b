using Breakwater.Domain.Execution;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Adapters.Tests.Paper;

/// <summary>What open orders must lock, worked out from what was sent and what was filled alone.</summary>
internal static class PaperLockOracle
{
    public static decimal Of(string asset, IReadOnlyList<OpenOrder> resting, PaperRecord record) => resting
        .Select(open => (Open: open, Sent: record.Orders.First(order => order.ClientOrderId == open.ClientOrderId)))
        .Where(pair => record.Reports[pair.Open.ClientOrderId].Status is not OrderStatus.Pending)
        .Select(pair => (Key: KeyOf(pair.Sent), Amount: Of(asset, pair.Open, record)))
        .GroupBy(pair => pair.Key)
        .Sum(group => group.Max(pair => pair.Amount));

    // The orders of a list carry its number: x7 and y7 are one lock, and be7 is their entry.
    private static string KeyOf(OrderRequest order)
    {
        string number = order.ClientOrderId.TrimStart('x', 'y', 'b', 'e');
        bool isListed = order.ClientOrderId[0] is 'x' or 'y'
            || order.ClientOrderId.StartsWith("be", StringComparison.Ordinal);

        return isListed ? $"list {number}" : order.ClientOrderId;
    }

    private static decimal Of(string asset, OpenOrder open, PaperRecord record)
    {
        OrderRequest sent = record.Orders.First(order => order.ClientOrderId == open.ClientOrderId);
        bool isBase = open.Symbol.Value == asset + "USDT";
        if (open.Side is OrderSide.Sell)
        {
            return isBase ? open.Quantity : 0m;
        }

        bool waits = sent.Type is OrderType.StopMarket or OrderType.TakeProfitMarket;
        decimal quote = open.Quantity * (waits ? sent.StopPrice!.Value : sent.Price!.Value);
        decimal received = !record.SellsProceeds.Contains(open.ClientOrderId) ? 0m
            : record.Reports[open.ClientOrderId].Fills.Sum(fill => fill.Quantity - fill.Commission);

        return asset == "USDT" ? quote : isBase ? received : 0m;
    }
}

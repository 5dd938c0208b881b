using System.Globalization;
using Breakwater.Domain.Execution;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Adapters.Tests.Venues;

/// <content>What the tests share.</content>
public abstract partial class TradingVenueContract
{
    /// <summary>A bed whose account has bought one coin at the first price.</summary>
    private async Task<VenueContractBed> HolderAsync(params decimal[] prices)
    {
        VenueContractBed bed = await StartAsync(prices);
        OrderReport bought = await bed.Venue.SubmitAsync(
            ContractOrders.Buy("first", OrderType.Market, 1m), default);
        Assert.Equal(OrderStatus.Filled, bought.Status);

        return bed;
    }

    private static async Task AssertRefusedAsync(VenueContractBed bed, OrderRequest order)
    {
        IReadOnlyList<Balance> before = await bed.Venue.BalancesAsync(default);

        OrderReport report = await bed.Venue.SubmitAsync(order, default);

        Assert.Equal((OrderStatus.Rejected, 0), (report.Status, report.Fills.Count));
        Assert.NotNull(report.Reason);
        Assert.Equal(before, await bed.Venue.BalancesAsync(default));
        Assert.Empty(await bed.Venue.OpenOrdersAsync(default));
        Assert.Equal(
            OrderStatus.NotFound,
            (await bed.Venue.QueryAsync(order.Symbol, order.ClientOrderId, default)).Status);
    }

    protected static async Task<OrderStatus[]> StatusesAsync(VenueContractBed bed, OrderListRequest list)
    {
        var statuses = new List<OrderStatus>();
        foreach (OrderRequest order in list.Orders)
        {
            statuses.Add((await bed.Venue.QueryAsync(order.Symbol, order.ClientOrderId, default)).Status);
        }

        return [.. statuses];
    }

    private static async Task<List<VenueFill>> AllFillsAsync(VenueContractBed bed)
    {
        var all = new List<VenueFill>();
        IReadOnlyList<VenueFill> page;
        do
        {
            long from = all.Count == 0 ? 0 : all[^1].Fill.TradeId + 1;
            page = await bed.Venue.FillsAsync(VenueContractBed.Symbol, from, default);
            all.AddRange(page);
        }
        while (page.Count > 0);

        return all;
    }

    private static void AssertSame(OrderReport expected, OrderReport actual)
    {
        Assert.Equal(
            (expected.ClientOrderId, expected.Status, expected.VenueOrderId),
            (actual.ClientOrderId, actual.Status, actual.VenueOrderId));
        Assert.Equal(expected.Fills, actual.Fills);
    }

    // Both words of a venue for an order that ended because its list did.
    private static void AssertGone(OrderStatus status) =>
        Assert.True(status is OrderStatus.Cancelled or OrderStatus.Expired, $"{status}");

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}

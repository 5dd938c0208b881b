using Breakwater.Adapters.Binance;
using Breakwater.Adapters.Tests.Binance;
using Breakwater.Domain.Execution;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Adapters.Tests.Venues;

/// <summary>The live venue's adapter, over HTTP, against the exchange simulator.</summary>
public sealed class SimulatorVenueTests : TradingVenueContract
{
    protected override async Task<VenueContractBed> StartAsync(params decimal[] prices) =>
        await SimulatorBed.StartAsync(prices);

    [Theory]
    [InlineData(false, "otoco")]
    [InlineData(true, "opoco")]
    public async Task SubmitListAsync_TakenButNotAnswered_IsUnknownAndFoundById(bool sellsProceeds, string path)
    {
        await using SimulatorBed bed = await SimulatorBed.StartAsync([500m]);
        await bed.FailAsync("timeout", "after", $"/api/v3/orderList/{path}");
        OrderListRequest list = Bracket(sellsProceeds);

        ListReport report = await bed.Venue.SubmitListAsync(list, default);

        Assert.All(report.Orders, order => Assert.Equal(OrderStatus.Unknown, order.Status));
        Assert.Equal(
            [OrderStatus.Filled, OrderStatus.Open, OrderStatus.Open], await StatusesAsync(bed, list));
        Assert.Equal(2, (await bed.Venue.OpenOrdersAsync(default)).Count);
    }

    [Theory]
    [InlineData(false, "otoco", "busy")]
    [InlineData(true, "opoco", "busy")]
    [InlineData(false, "otoco", "drop")]
    [InlineData(true, "opoco", "drop")]
    public async Task SubmitListAsync_NeverTaken_IsUnknownAndNotSentAgain(
        bool sellsProceeds, string path, string kind)
    {
        await using SimulatorBed bed = await SimulatorBed.StartAsync([500m]);
        await bed.FailAsync(kind, "before", $"/api/v3/orderList/{path}");
        OrderListRequest list = Bracket(sellsProceeds);

        ListReport report = await bed.Venue.SubmitListAsync(list, default);

        Assert.All(report.Orders, order => Assert.Equal(OrderStatus.Unknown, order.Status));
        Assert.All(await StatusesAsync(bed, list), status => Assert.Equal(OrderStatus.NotFound, status));
    }

    [Theory]
    [InlineData(false, "otoco")]
    [InlineData(true, "opoco")]
    public async Task SubmitListAsync_ClockWasOff_IsSentOnceMore(bool sellsProceeds, string path)
    {
        await using SimulatorBed bed = await SimulatorBed.StartAsync([500m]);
        await bed.FailAsync("timestamp", "before", $"/api/v3/orderList/{path}");

        ListReport report = await bed.Venue.SubmitListAsync(Bracket(sellsProceeds), default);

        Assert.Equal(
            [OrderStatus.Filled, OrderStatus.Open, OrderStatus.Open], report.Orders.Select(order => order.Status));
        Assert.Equal(
            1m,
            (await bed.Venue.FillsAsync(VenueContractBed.Symbol, 0, default)).Sum(fill => fill.Fill.Quantity));
    }

    [Fact]
    public async Task SubmitListAsync_Ed25519Key_IsTakenByBothWays()
    {
        string apiKey = new('e', 64);
        VenueKey key = VenueKey.OfEd25519(apiKey, VenueKeyTests.PrivatePem);
        await using SimulatorBed bed = await SimulatorBed.StartAsync(
            [500m],
            key,
            new { apiKey, publicKey = VenueKeyTests.PublicPem, balances = new { USDT = "1000" } });

        ListReport report = await bed.Venue.SubmitListAsync(Bracket(sellsProceeds: true), default);

        Assert.Equal(
            [OrderStatus.Filled, OrderStatus.Open, OrderStatus.Open], report.Orders.Select(order => order.Status));
        Assert.True((await bed.Venue.KeyRightsAsync(default)).CanTrade);
        Assert.NotNull(bed.Market.VenueClock.Last);
    }

    private static OrderListRequest Bracket(bool sellsProceeds) => ContractOrders.Bracket(
        "b", ContractOrders.Entry("b-e", OrderType.LimitOrKill, 1m, 502m), 0.9m, sellsProceeds);
}

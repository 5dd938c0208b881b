using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Adapters.Tests.Binance;

public sealed class VenueAccountTests
{
    [Fact]
    public async Task CancelAsync_Resting_IsCancelled()
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("DELETE", VenueBed.Order, VenueBed.Example("DELETE_api.v3.order_0"));

        OrderReport report = await bed.Venue.CancelAsync(Symbol.Of("LTCBTC"), "myOrder1", default);

        Assert.Equal((OrderStatus.Cancelled, "myOrder1", 0), (report.Status, report.ClientOrderId, report.Fills.Count));
        Assert.Equal("myOrder1", bed.Calls.Last()["origClientOrderId"]);
    }

    [Fact]
    public async Task CancelAsync_FilledInPart_KeepsWhatWasFilled()
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("DELETE", VenueBed.Order, VenueBed.Shown("CANCELED", "0.25"))
            .On("GET", VenueBed.Trades, $"[{VenueBed.Trade(7, "0.25")}]");

        OrderReport report = await bed.Venue.CancelAsync(VenueBed.Btc, VenueBed.Id, default);

        Assert.Equal((OrderStatus.Cancelled, 0.25m), (report.Status, report.Fills.Single().Quantity));
    }

    [Fact]
    public async Task CancelAsync_AnsweredWithTheWholeList_IsAskedFor()
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("DELETE", VenueBed.Order, VenueBed.Example("DELETE_api.v3.orderList_0"))
            .On("GET", VenueBed.Order, VenueBed.Shown("CANCELED"));

        OrderReport report = await bed.Venue.CancelAsync(VenueBed.Btc, VenueBed.Id, default);

        Assert.Equal((OrderStatus.Cancelled, 28L), (report.Status, report.VenueOrderId));
    }

    [Theory]
    [InlineData("FILLED", "1.0", OrderStatus.Filled)]
    [InlineData("NEW", "0.0", OrderStatus.Open)]
    public async Task CancelAsync_UnknownToTheVenue_IsWhatItHasBecome(
        string status, string executed, OrderStatus expected)
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("DELETE", VenueBed.Order, VenueBed.Error(-2011, "Unknown order sent."), 400)
            .On("GET", VenueBed.Order, VenueBed.Shown(status, executed))
            .On("GET", VenueBed.Trades, $"[{VenueBed.Trade(7, "1.0")}]");

        Assert.Equal(expected, (await bed.Venue.CancelAsync(VenueBed.Btc, VenueBed.Id, default)).Status);
    }

    [Fact]
    public async Task CancelAsync_NeverThere_IsNotFound()
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("DELETE", VenueBed.Order, VenueBed.Error(-2011, "Unknown order sent."), 400)
            .On("GET", VenueBed.Order, VenueBed.NoSuchOrder, 400);

        Assert.Equal(OrderStatus.NotFound, (await bed.Venue.CancelAsync(VenueBed.Btc, VenueBed.Id, default)).Status);
    }

    [Theory]
    [InlineData(504, -1007)]
    [InlineData(429, -1003)]
    [InlineData(401, -2015)]
    [InlineData(0, 0)]
    public async Task CancelAsync_NotDone_IsUnknownAndNeverNotFound(int status, int code)
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("DELETE", VenueBed.Order, VenueBed.Error(code, "No."), status);

        Assert.Equal(OrderStatus.Unknown, (await bed.Venue.CancelAsync(VenueBed.Btc, VenueBed.Id, default)).Status);
    }

    [Fact]
    public async Task OpenOrdersAsync_OursAndForeign_AreThereButNotWhatWaits()
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        string stop = VenueBed.Shown("PARTIALLY_FILLED", "0.25")
            .Replace("\"stopPrice\":\"0.0\"", "\"stopPrice\":\"95.5\"", StringComparison.Ordinal);
        string foreign = VenueBed.Shown("NEW").Replace("SELL", "BUY", StringComparison.Ordinal)
            .Replace(VenueBed.Id, "web_1", StringComparison.Ordinal);
        bed.On("GET", "/api/v3/openOrders", $"[{stop},{foreign},{VenueBed.Shown("PENDING_NEW")}]");

        Assert.Equal(
            [
                new OpenOrder(VenueBed.Btc, VenueBed.Id, OrderSide.Sell, 0.75m, 95.5m) { VenueOrderId = 28 },
                new OpenOrder(VenueBed.Btc, "web_1", OrderSide.Buy, 1m, null) { VenueOrderId = 28 },
            ],
            await bed.Venue.OpenOrdersAsync(default));
        Assert.Null(bed.Calls.Last()["symbol"]);
    }

    [Fact]
    public async Task BalancesAsync_PublishedExample_IsFreeAndLocked()
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("GET", "/api/v3/account", VenueBed.Example("GET_api.v3.account_0"));

        Assert.Equal(
            [new Balance("BTC", 4723846.89208129m, 0m), new Balance("LTC", 4763368.68006011m, 0m)],
            await bed.Venue.BalancesAsync(default));
    }

    [Theory]
    [InlineData(503, 0)]
    [InlineData(401, -2015)]
    [InlineData(400, -1022)]
    [InlineData(429, -1003)]
    [InlineData(400, -1021)]
    public async Task Lists_NoAnswer_AreOutsideTroubleAndNeverEmpty(int status, int code)
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("GET", "/api/v3/openOrders", VenueBed.Error(code, "No."), status)
            .On("GET", "/api/v3/account", VenueBed.Error(code, "No."), status);

        await Assert.ThrowsAsync<OutsideTroubleException>(() => bed.Venue.OpenOrdersAsync(default));
        await Assert.ThrowsAsync<OutsideTroubleException>(() => bed.Venue.BalancesAsync(default));
    }
}

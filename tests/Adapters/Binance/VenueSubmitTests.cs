using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;

namespace Breakwater.Adapters.Tests.Binance;

public sealed class VenueSubmitTests
{
    [Fact]
    public async Task SubmitAsync_LimitImmediate_IsALimitOrderThatDoesNotRest()
    {
        VenueBed.Call call = await SentAsync(VenueBed.Buy(0.5000m, 65_000.10m), VenueBed.Shown("NEW"));

        Assert.Equal(
            "symbol=BTCUSDT&side=BUY&type=LIMIT&quantity=0.5&newClientOrderId=bw-trade-e1&price=65000.1"
                + "&timeInForce=IOC&newOrderRespType=FULL",
            Own(call));
    }

    [Fact]
    public async Task SubmitAsync_Market_HasNoPrice()
    {
        Assert.Equal(
            "symbol=BTCUSDT&side=SELL&type=MARKET&quantity=1&newClientOrderId=bw-trade-e1&newOrderRespType=FULL",
            Own(await SentAsync(VenueBed.Sell(1.000m), VenueBed.Shown("NEW"))));
        Assert.Null((await SentAsync(VenueBed.Buy(1m), VenueBed.Shown("NEW")))["price"]);
    }

    [Fact]
    public async Task SubmitAsync_StopWhereTheVenueHasMarketStops_IsOne() => Assert.Equal(
        "symbol=ETHUSDT&side=SELL&type=STOP_LOSS&quantity=2&newClientOrderId=bw-trade-e1&stopPrice=3000.5"
            + "&newOrderRespType=FULL",
        Own(await SentAsync(VenueBed.Stop(2m, 3000.50m, Symbol.Of("ETHUSDT")), VenueBed.Shown("NEW"))));

    [Theory]
    [InlineData("60000.01", "57000")]
    [InlineData("0.37", "0.35")]
    [InlineData("0.01", "0.01")]
    public async Task SubmitAsync_StopWhereItHasNone_IsAStopLimitFivePercentBelowOnTheTick(string stop, string limit)
    {
        decimal price = decimal.Parse(stop, System.Globalization.CultureInfo.InvariantCulture);
        VenueBed.Call call = await SentAsync(VenueBed.Stop(2m, price), VenueBed.Shown("NEW"));

        Assert.Equal(("STOP_LOSS_LIMIT", limit, stop, "GTC"), (
            call["type"], call["price"], call["stopPrice"], call["timeInForce"]));
    }

    [Fact]
    public async Task SubmitAsync_StopWhileInstrumentsCannotBeRead_IsTheKindThatEverySymbolTakes()
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("POST", VenueBed.Order, VenueBed.Shown("NEW"));

        OrderReport report = await bed.Venue.SubmitAsync(
            VenueBed.Stop(2m, 99.5m, Symbol.Of("GONEUSDT")), default);

        VenueBed.Call call = bed.Calls.Last();
        Assert.Equal(OrderStatus.Open, report.Status);
        Assert.Equal(("STOP_LOSS_LIMIT", "94.5", "99.5"), (call["type"], call["price"], call["stopPrice"]));
    }

    [Fact]
    public async Task SubmitAsync_PublishedFullAnswer_HasEveryFill()
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("POST", VenueBed.Order, VenueBed.Example("POST_api.v3.order_2"));

        OrderReport report = await bed.Venue.SubmitAsync(VenueBed.Sell(10m), default);

        Assert.Equal((OrderStatus.Filled, VenueBed.Id, null), (report.Status, report.ClientOrderId, report.Reason));
        Assert.Equal([56L, 57L, 58L, 59L, 60L], report.Fills.Select(fill => fill.TradeId));
        Assert.Equal(10m, report.Fills.Sum(fill => fill.Quantity));
        Assert.Equal(
            new Fill(57, 3999m, 5m, 19.995m, "USDT", DateTimeOffset.FromUnixTimeMilliseconds(1507725176595)),
            report.Fills[1]);
        Assert.Equal(1, bed.Calls.Count(call => call.Path != "/api/v3/time"));
    }

    [Theory]
    [InlineData("POST_api.v3.order_0")]
    [InlineData("POST_api.v3.order_1")]
    public async Task SubmitAsync_PublishedAnswerWithoutFills_IsAskedFor(string example)
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("POST", VenueBed.Order, VenueBed.Example(example))
            .On("GET", VenueBed.Order, VenueBed.Shown("FILLED", "10.0", "10.0"))
            .On("GET", VenueBed.Trades, $"[{VenueBed.Trade(9, "4")},{VenueBed.Trade(8, "6")}]");

        OrderReport report = await bed.Venue.SubmitAsync(VenueBed.Sell(10m), default);

        Assert.Equal((OrderStatus.Filled, 10m), (report.Status, report.Fills.Sum(fill => fill.Quantity)));
        Assert.Equal([8L, 9L], report.Fills.Select(fill => fill.TradeId));
        Assert.Equal("28", bed.Calls.Last()["orderId"]);
    }

    [Fact]
    public async Task SubmitAsync_TakenButNotVisibleYet_IsUnknownAndNotGone()
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("POST", VenueBed.Order, """{"symbol":"BTCUSDT","orderId":28,"transactTime":1507725176595}""")
            .On("GET", VenueBed.Order, VenueBed.NoSuchOrder, 400);

        Assert.Equal(OrderStatus.Unknown, (await bed.Venue.SubmitAsync(VenueBed.Sell(1m), default)).Status);
    }

    [Fact]
    public async Task SubmitAsync_CallerHasGivenUp_SendsNothing()
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("POST", VenueBed.Order, VenueBed.Shown("NEW"));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            bed.Venue.SubmitAsync(VenueBed.Sell(1m), new CancellationToken(canceled: true)));

        Assert.Empty(bed.Calls);
    }

    [Theory]
    [InlineData("NEW", OrderStatus.Open)]
    [InlineData("PENDING_NEW", OrderStatus.Pending)]
    [InlineData("PENDING_CANCEL", OrderStatus.Open)]
    [InlineData("CANCELED", OrderStatus.Cancelled)]
    [InlineData("REJECTED", OrderStatus.Rejected)]
    [InlineData("EXPIRED", OrderStatus.Expired)]
    [InlineData("EXPIRED_IN_MATCH", OrderStatus.Expired)]
    [InlineData("A_NEW_STATUS", OrderStatus.Unknown)]
    public async Task QueryAsync_EveryStatus_IsOurs(string status, OrderStatus expected)
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("GET", VenueBed.Order, VenueBed.Shown(status));

        OrderReport report = await bed.Venue.QueryAsync(VenueBed.Btc, VenueBed.Id, default);

        Assert.Equal((expected, 0), (report.Status, report.Fills.Count));
        Assert.Equal(VenueBed.Id, bed.Calls.Last()["origClientOrderId"]);
    }

    [Fact]
    public async Task QueryAsync_FilledInPart_HasTheVenuesTrades()
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("GET", VenueBed.Order, VenueBed.Shown("EXPIRED", "0.75"))
            .On("GET", VenueBed.Trades, $"[{VenueBed.Trade(7, "0.75")}]");

        OrderReport report = await bed.Venue.QueryAsync(VenueBed.Btc, VenueBed.Id, default);

        Assert.Equal(OrderStatus.Expired, report.Status);
        Assert.Equal(
            new Fill(7, 4000.5m, 0.75m, 0.25m, "BNB", DateTimeOffset.FromUnixTimeMilliseconds(1499865549590)),
            Assert.Single(report.Fills));
    }

    [Theory]
    [InlineData("[]", 200)]
    [InlineData("<html></html>", 502)]
    public async Task QueryAsync_TradesLag_IsUnknownRatherThanTooSmall(string trades, int status)
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("GET", VenueBed.Order, VenueBed.Shown("FILLED", "1.0")).On("GET", VenueBed.Trades, trades, status);

        OrderReport report = await bed.Venue.QueryAsync(VenueBed.Btc, VenueBed.Id, default);

        Assert.Equal((OrderStatus.Unknown, 0), (report.Status, report.Fills.Count));
    }

    [Fact]
    public async Task QueryAsync_MoreTradesThanOnePage_ReadsOn()
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        string first = string.Join(',', Enumerable.Range(1, 1000).Select(id => VenueBed.Trade(id, "0.001")));
        bed.On("GET", VenueBed.Order, VenueBed.Shown("FILLED", "1.5", "1.5"))
            .On("GET", VenueBed.Trades, $"[{first}]")
            .On("GET", VenueBed.Trades, $"[{VenueBed.Trade(1001, "0.5")}]");

        OrderReport report = await bed.Venue.QueryAsync(VenueBed.Btc, VenueBed.Id, default);

        Assert.Equal((OrderStatus.Filled, 1001), (report.Status, report.Fills.Count));
        Assert.Equal("1001", bed.Calls.Last()["fromId"]);
    }

    private static async Task<VenueBed.Call> SentAsync(OrderRequest order, string answer)
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("POST", VenueBed.Order, answer);
        await bed.Venue.SubmitAsync(order, default);

        return bed.Calls.Single(call => call.Method == "POST");
    }

    // Without what the client adds to every signed request.
    private static string Own(VenueBed.Call call) =>
        call.Parameters[..call.Parameters.IndexOf("&recvWindow", StringComparison.Ordinal)];
}

using Breakwater.Adapters.Binance;
using Breakwater.Domain.Execution;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Adapters.Tests.Binance;

/// <summary>What the answers to lists of orders mean.</summary>
public sealed class VenueListTests
{
    public static TheoryData<ListKind> Kinds =>
        [ListKind.Oco, ListKind.Oto, ListKind.Otoco, ListKind.Opo, ListKind.Opoco];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task SubmitListAsync_Answered_OneReportEachInTheOrderOfTheRequest(ListKind kind)
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        OrderListRequest list = ListScript.Of(kind);
        string waits = kind is ListKind.Oco ? "NEW" : "PENDING_NEW";
        bed.On("POST", ListScript.PathOf(kind), ListScript.Answer(list, "NEW", waits));

        ListReport report = await bed.Venue.SubmitListAsync(list, default);

        OrderStatus exits = kind is ListKind.Oco ? OrderStatus.Open : OrderStatus.Pending;
        Assert.Equal(list.ClientListId, report.ClientListId);
        Assert.Equal(
            list.Orders.Select(order => (order.ClientOrderId, order == list.Working ? OrderStatus.Open : exits)),
            report.Orders.Select(order => (order.ClientOrderId, order.Status)));
        Assert.All(report.Orders, order => Assert.InRange(order.VenueOrderId!.Value, 100, 102));
        Assert.Equal(0, bed.Count("GET", VenueBed.Order));
    }

    [Theory]
    [InlineData(ListKind.Otoco, "FILLED", "1.0")]
    [InlineData(ListKind.Opoco, "FILLED", "1.0")]
    [InlineData(ListKind.Opoco, "EXPIRED", "0.0")]
    public async Task SubmitListAsync_EntryEndedAtOnce_WhatWaitedIsAskedFor(
        ListKind kind, string status, string executed)
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        OrderListRequest list = ListScript.Of(kind);
        bed.On("POST", ListScript.PathOf(kind), ListScript.Answer(list, status, "PENDING_NEW", executed))
            .On("GET", VenueBed.Order, VenueBed.Shown("NEW"))
            .On("GET", VenueBed.Trades, $"[{VenueBed.Trade(7, "1.0")}]");

        ListReport report = await bed.Venue.SubmitListAsync(list, default);

        Assert.Equal([OrderStatus.Open, OrderStatus.Open], report.Orders.Skip(1).Select(order => order.Status));
        Assert.Equal(executed == "1.0" ? 1m : 0m, report.Orders[0].Fills.Sum(fill => fill.Quantity));
        Assert.Equal(
            ["b-t", "b-s"],
            bed.Calls.Where(call => call is { Method: "GET", Path: VenueBed.Order })
                .Select(call => call["origClientOrderId"]));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task SubmitListAsync_PublishedAnswer_IsRead(ListKind kind)
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        string name = ListScript.PathOf(kind).TrimStart('/').Replace('/', '.');
        bed.On("POST", ListScript.PathOf(kind), VenueBed.Example($"POST_{name}_0"))
            .On("GET", VenueBed.Order, VenueBed.Shown("NEW"));

        ListReport report = await bed.Venue.SubmitListAsync(ListScript.Of(kind), default);

        // The ids in it are not ours, so each order is asked for.
        Assert.All(report.Orders, order => Assert.Equal(OrderStatus.Open, order.Status));
        Assert.Equal(report.Orders.Count, bed.Count("GET", VenueBed.Order));
    }

    [Theory]
    [InlineData(-1013, "Filter failure: LOT_SIZE", 400, OrderStatus.Rejected)]
    [InlineData(-2010, "The relationship of the prices for the orders is not correct.", 400, OrderStatus.Rejected)]
    [InlineData(-1197, "A stop loss order in a sell OCO must be below.", 400, OrderStatus.Rejected)]
    [InlineData(-1015, "Too many new orders.", 429, OrderStatus.NotFound)]
    [InlineData(-2015, "Invalid API-key, IP, or permissions for action.", 401, OrderStatus.NotFound)]
    [InlineData(-1021, "Timestamp for this request is outside of the recvWindow.", 400, OrderStatus.NotFound)]
    [InlineData(-1007, "Timeout waiting for response from backend server.", 504, OrderStatus.Unknown)]
    [InlineData(-1008, "Server is currently overloaded.", 503, OrderStatus.Unknown)]
    [InlineData(0, "", 0, OrderStatus.Unknown)]
    [InlineData(0, "", -1, OrderStatus.Unknown)]
    public async Task SubmitListAsync_AnyFailure_IsTheSameForAllAndSentOnce(
        int code, string text, int status, OrderStatus expected)
    {
        foreach (ListKind kind in Kinds.Select(row => row.Data))
        {
            await using VenueBed bed = await VenueBed.StartAsync();
            bed.On("POST", ListScript.PathOf(kind), VenueBed.Error(code, text), status);

            ListReport report = await bed.Venue.SubmitListAsync(ListScript.Of(kind), default);

            Assert.Equal(
                ListScript.Of(kind).Orders.Select(order => (order.ClientOrderId, expected)),
                report.Orders.Select(order => (order.ClientOrderId, order.Status)));
            Assert.All(report.Orders, order => Assert.NotNull(order.Reason));
            Assert.Equal(code == -1021 ? 2 : 1, bed.Count("POST", ListScript.PathOf(kind)));
        }
    }

    [Theory]
    [InlineData("half a bo", 200)]
    [InlineData("null", 200)]
    [InlineData("<html></html>", 400)]
    [InlineData("{}", 400)]
    public async Task SubmitListAsync_OpocoWithoutAReadableAnswer_IsUnknown(string body, int status)
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("POST", ListScript.PathOf(ListKind.Opoco), body, status);

        ListReport report = await bed.Venue.SubmitListAsync(ListScript.Opoco, default);

        Assert.All(report.Orders, order => Assert.Equal(OrderStatus.Unknown, order.Status));
    }

    [Theory]
    [InlineData(ListKind.Otoco)]
    [InlineData(ListKind.Opoco)]
    public async Task SubmitListAsync_ClockWasOff_IsMeasuredAgainAndSentOnceMore(ListKind kind)
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("POST", ListScript.PathOf(kind), VenueBed.Error(-1021, "Timestamp was 1000ms ahead."), 400)
            .On("POST", ListScript.PathOf(kind), ListScript.Answer(ListScript.Of(kind), "NEW", "PENDING_NEW"));

        ListReport report = await bed.Venue.SubmitListAsync(ListScript.Of(kind), default);

        Assert.Equal(OrderStatus.Open, report.Orders[0].Status);
        Assert.Equal(
            ["/api/v3/time", ListScript.PathOf(kind), "/api/v3/time", ListScript.PathOf(kind)],
            bed.Calls.Select(call => call.Path).Where(path => path != "/api/v3/exchangeInfo"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task SubmitListAsync_Duplicate_EachIsAskedFor(ListKind kind)
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("POST", ListScript.PathOf(kind), VenueBed.Error(-2010, "Duplicate order sent."), 400)
            .On("GET", VenueBed.Order, VenueBed.Shown("NEW"))
            .On("GET", VenueBed.Order, VenueBed.NoSuchOrder, 400);

        ListReport report = await bed.Venue.SubmitListAsync(ListScript.Of(kind), default);

        // One that cannot be seen is not known to be gone.
        Assert.Equal(
            [OrderStatus.Open, .. report.Orders.Skip(1).Select(_ => OrderStatus.Unknown)],
            report.Orders.Select(order => order.Status));
    }

    [Fact]
    public async Task SubmitListAsync_BudgetIsPaused_SendsNothing()
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        await bed.Budget.NoteAsync(
            new RateReading(null, null, null, bed.Clock.Now.AddMinutes(2), null), default);

        ListReport report = await bed.Venue.SubmitListAsync(ListScript.Opoco, default);

        Assert.All(report.Orders, order => Assert.Equal(OrderStatus.NotFound, order.Status));
        Assert.Equal(0, bed.Count("POST", ListScript.PathOf(ListKind.Opoco)));
    }

    [Fact]
    public async Task SubmitListAsync_BannedByAnOpoco_PausesTheSharedBudget()
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On(
            "POST", ListScript.PathOf(ListKind.Opoco), VenueBed.Error(-1003, "Banned."), 418,
            "Retry-After:120;X-MBX-USED-WEIGHT-1M:6100");

        await bed.Venue.SubmitListAsync(ListScript.Opoco, default);

        Assert.Equal(bed.Clock.Now.AddSeconds(120), bed.Budget.Use.PausedUntil);
        Assert.Equal(6100, bed.Budget.Use.Weight);
    }

    [Fact]
    public async Task SubmitListAsync_CallerHasGivenUp_SendsNothing()
    {
        await using VenueBed bed = await VenueBed.StartAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            bed.Venue.SubmitListAsync(ListScript.Opoco, new CancellationToken(canceled: true)));

        Assert.Equal(0, bed.Count("POST", ListScript.PathOf(ListKind.Opoco)));
    }
}

using Breakwater.Domain.Execution;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Adapters.Tests.Binance;

public sealed class VenueReplaceTests
{
    private const string Old = "bw-trade-s1";
    private static readonly OrderRequest Stop = VenueBed.Stop(1m, 95m);

    [Fact]
    public async Task ReplaceAsync_PlainSuccess_BothAreFoundByAsking()
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("POST", VenueBed.Replace, VenueBed.Example("POST_api.v3.order.cancelReplace_0"))
            .On("GET", VenueBed.Order, VenueBed.Shown("CANCELED"))
            .On("GET", VenueBed.Order, VenueBed.Shown("NEW"));

        ReplaceReport both = await bed.Venue.ReplaceAsync(Old, Stop, default);

        Assert.Equal((OrderStatus.Cancelled, OrderStatus.Open), (both.Resting.Status, both.Placed.Status));
        Assert.Equal((Old, VenueBed.Id), (both.Resting.ClientOrderId, both.Placed.ClientOrderId));
        Assert.Equal(1, bed.Count("POST", VenueBed.Replace));
    }

    [Fact]
    public async Task ReplaceAsync_WrappedSuccess_NeedsNoQuestion()
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        string example = VenueBed.Example("POST_api.v3.order.cancelReplace_0");
        bed.On("POST", VenueBed.Replace, $$"""{"data":{{example}}}""");

        ReplaceReport both = await bed.Venue.ReplaceAsync(Old, Stop, default);

        Assert.Equal((OrderStatus.Cancelled, OrderStatus.Open), (both.Resting.Status, both.Placed.Status));
        Assert.Equal(0, bed.Count("GET", VenueBed.Order));
        VenueBed.Call call = bed.Calls.Single(call => call.Method == "POST");
        Assert.Equal(("STOP_ON_FAILURE", Old, VenueBed.Id, "95"), (
            call["cancelReplaceMode"], call["cancelOrigClientOrderId"], call["newClientOrderId"], call["stopPrice"]));
    }

    [Fact]
    public async Task ReplaceAsync_RestingHasFilled_NothingIsPlaced()
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("POST", VenueBed.Replace, VenueBed.Example("POST_api.v3.order.cancelReplace_1"), 400)
            .On("GET", VenueBed.Order, VenueBed.Shown("FILLED", "1.0"))
            .On("GET", VenueBed.Trades, $"[{VenueBed.Trade(7, "1.0")}]");

        ReplaceReport both = await bed.Venue.ReplaceAsync(Old, Stop, default);

        Assert.Equal((OrderStatus.Filled, OrderStatus.Rejected), (both.Resting.Status, both.Placed.Status));
        Assert.Equal(1m, Assert.Single(both.Resting.Fills).Quantity);
    }

    [Fact]
    public async Task ReplaceAsync_RestingCannotBeSeen_NewOneIsNotFoundRatherThanRefused()
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("POST", VenueBed.Replace, VenueBed.Example("POST_api.v3.order.cancelReplace_1"), 400)
            .On("GET", VenueBed.Order, "<html></html>", 502);

        ReplaceReport both = await bed.Venue.ReplaceAsync(Old, Stop, default);

        Assert.Equal((OrderStatus.Unknown, OrderStatus.NotFound), (both.Resting.Status, both.Placed.Status));
    }

    [Theory]
    [InlineData(2, OrderStatus.Rejected)]
    [InlineData(6, OrderStatus.NotFound)]
    public async Task ReplaceAsync_HalfDone_RestingIsGoneAndTheNewOneIsNot(int example, OrderStatus placed)
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("POST", VenueBed.Replace, VenueBed.Example($"POST_api.v3.order.cancelReplace_{example}"), 409);

        ReplaceReport both = await bed.Venue.ReplaceAsync(Old, Stop, default);

        Assert.Equal((OrderStatus.Cancelled, placed), (both.Resting.Status, both.Placed.Status));
        Assert.NotNull(both.Placed.Reason);
        Assert.Equal(0, bed.Count("GET", VenueBed.Order));
    }

    [Fact]
    public async Task ReplaceAsync_OnlyTheNewOneWasDone_BothAreWhatTheVenueHolds()
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("POST", VenueBed.Replace, VenueBed.Example("POST_api.v3.order.cancelReplace_3"), 409)
            .On("GET", VenueBed.Order, VenueBed.Shown("FILLED", "1.0"))
            .On("GET", VenueBed.Order, VenueBed.Shown("NEW"))
            .On("GET", VenueBed.Trades, $"[{VenueBed.Trade(7, "1.0")}]");

        ReplaceReport both = await bed.Venue.ReplaceAsync(Old, Stop, default);

        Assert.Equal((OrderStatus.Filled, OrderStatus.Open), (both.Resting.Status, both.Placed.Status));
    }

    [Fact]
    public async Task ReplaceAsync_BothHalvesFailed_NewOneIsRefused()
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("POST", VenueBed.Replace, VenueBed.Example("POST_api.v3.order.cancelReplace_4"), 400)
            .On("GET", VenueBed.Order, VenueBed.NoSuchOrder, 400);

        ReplaceReport both = await bed.Venue.ReplaceAsync(Old, Stop, default);

        Assert.Equal((OrderStatus.NotFound, OrderStatus.Rejected), (both.Resting.Status, both.Placed.Status));
    }

    [Fact]
    public async Task ReplaceAsync_HalvesCutOff_BothAreAskedFor()
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("POST", VenueBed.Replace, VenueBed.Error(-2021, "Order cancel-replace partially failed."), 409)
            .On("GET", VenueBed.Order, VenueBed.Shown("CANCELED"))
            .On("GET", VenueBed.Order, VenueBed.Shown("NEW"));

        ReplaceReport both = await bed.Venue.ReplaceAsync(Old, Stop, default);

        Assert.Equal((OrderStatus.Cancelled, OrderStatus.Open), (both.Resting.Status, both.Placed.Status));
    }

    [Fact]
    public async Task ReplaceAsync_HalfDoneWithFills_RestingHasThem()
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        string cancelled = VenueBed.Shown("CANCELED", "0.3");
        bed.On(
                "POST",
                VenueBed.Replace,
                $$$"""
                {"code":-2021,"msg":"Order cancel-replace partially failed.","data":{"cancelResult":"SUCCESS",
                "newOrderResult":"FAILURE","cancelResponse":{{{cancelled}}},
                "newOrderResponse":{"code":-2010,"msg":"Account has insufficient balance for requested action."} } }
                """,
                409)
            .On("GET", VenueBed.Trades, $"[{VenueBed.Trade(7, "0.3")}]");

        ReplaceReport both = await bed.Venue.ReplaceAsync(Old, Stop, default);

        Assert.Equal((OrderStatus.Cancelled, 0.3m), (both.Resting.Status, both.Resting.Fills.Single().Quantity));
        Assert.Equal(OrderStatus.Rejected, both.Placed.Status);
    }

    [Theory]
    [InlineData(-1013, "Filter failure: PRICE_FILTER", 400, OrderStatus.Rejected)]
    [InlineData(-1015, "Too many new orders.", 429, OrderStatus.NotFound)]
    [InlineData(-2015, "Invalid API-key, IP, or permissions for action.", 401, OrderStatus.NotFound)]
    public async Task ReplaceAsync_RefusedBeforeTheCancel_RestingStays(
        int code, string text, int status, OrderStatus placed)
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("POST", VenueBed.Replace, VenueBed.Error(code, text), status)
            .On("GET", VenueBed.Order, VenueBed.Shown("NEW"));

        ReplaceReport both = await bed.Venue.ReplaceAsync(Old, Stop, default);

        Assert.Equal((OrderStatus.Open, placed), (both.Resting.Status, both.Placed.Status));
        Assert.Equal(1, bed.Count("POST", VenueBed.Replace));
    }

    [Theory]
    [InlineData(504)]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task ReplaceAsync_NoAnswer_BothAreAskedForAndNothingIsSentAgain(int status)
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("POST", VenueBed.Replace, VenueBed.Error(-1007, "Timeout."), status)
            .On("GET", VenueBed.Order, VenueBed.Shown("CANCELED"))
            .On("GET", VenueBed.Order, VenueBed.NoSuchOrder, 400);

        ReplaceReport both = await bed.Venue.ReplaceAsync(Old, Stop, default);

        // Not seen is not the same as not there: it may still come.
        Assert.Equal((OrderStatus.Cancelled, OrderStatus.Unknown), (both.Resting.Status, both.Placed.Status));
        Assert.Equal((1, 0), (bed.Count("POST", VenueBed.Replace), bed.Count("POST", VenueBed.Order)));
    }

    [Fact]
    public async Task ReplaceAsync_ClockWasOff_IsMendedByAQuestionAndSentOnceMore()
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        string clock = VenueBed.Error(-1021, "Timestamp for this request is outside of the recvWindow.");
        string example = VenueBed.Example("POST_api.v3.order.cancelReplace_0");
        bed.On("POST", VenueBed.Replace, clock, 400)
            .On("POST", VenueBed.Replace, $$"""{"data":{{example}}}""")
            .On("GET", VenueBed.Order, clock, 400)
            .On("GET", VenueBed.Order, VenueBed.Shown("NEW"));

        ReplaceReport both = await bed.Venue.ReplaceAsync(Old, Stop, default);

        Assert.Equal((OrderStatus.Cancelled, OrderStatus.Open), (both.Resting.Status, both.Placed.Status));
        Assert.Equal((2, 2), (bed.Count("POST", VenueBed.Replace), bed.Count("GET", "/api/v3/time")));
    }

    [Fact]
    public async Task ReplaceAsync_SymbolHasNoReplace_IsCancelledAndThenPlaced()
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On(
                "POST",
                VenueBed.Replace,
                VenueBed.Error(-2010, "Order cancel-replace is not supported for this symbol."),
                400)
            .On("DELETE", VenueBed.Order, VenueBed.Shown("CANCELED"))
            .On("POST", VenueBed.Order, VenueBed.Shown("NEW"));

        ReplaceReport both = await bed.Venue.ReplaceAsync(Old, Stop, default);

        Assert.Equal((OrderStatus.Cancelled, OrderStatus.Open), (both.Resting.Status, both.Placed.Status));
    }

    [Fact]
    public async Task ReplaceAsync_CallerGivesUpWhileTheOldOneIsCancelled_TheNewOneIsPlacedAllTheSame()
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        using var caller = new CancellationTokenSource();
        bed.Arriving = call => _ = call.Method == "DELETE" ? caller.CancelAsync() : Task.CompletedTask;
        bed.On(
                "POST",
                VenueBed.Replace,
                VenueBed.Error(-2010, "Order cancel-replace is not supported for this symbol."),
                400)
            .On("DELETE", VenueBed.Order, VenueBed.Shown("CANCELED", "0.25"))
            .On("GET", VenueBed.Trades, $"[{VenueBed.Trade(7, "0.25")}]")
            .On("POST", VenueBed.Order, VenueBed.Shown("NEW"));

        ReplaceReport both = await bed.Venue.ReplaceAsync(Old, Stop, caller.Token);

        Assert.Equal((OrderStatus.Cancelled, OrderStatus.Open), (both.Resting.Status, both.Placed.Status));
        Assert.Equal(1, bed.Count("POST", VenueBed.Order));
    }

    [Fact]
    public async Task ReplaceAsync_SymbolHasNoReplaceAndCancelFails_NothingIsPlaced()
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On(
                "POST",
                VenueBed.Replace,
                VenueBed.Error(-2010, "Order cancel-replace is not supported for this symbol."),
                400)
            .On("DELETE", VenueBed.Order, VenueBed.Error(-1007, "Timeout."), 504);

        ReplaceReport both = await bed.Venue.ReplaceAsync(Old, Stop, default);

        Assert.Equal((OrderStatus.Unknown, OrderStatus.NotFound), (both.Resting.Status, both.Placed.Status));
        Assert.Equal(0, bed.Count("POST", VenueBed.Order));
    }
}

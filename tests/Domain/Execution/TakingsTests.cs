using Breakwater.Domain.Execution;
using Breakwater.Domain.Risk;

namespace Breakwater.Domain.Tests.Execution;

/// <summary>Coins that another hand took: off the record, valued, and put back when a fill explains them.</summary>
public sealed class TakingsTests
{
    private static readonly DateTimeOffset Since = TestTrades.Now.AddMinutes(5);
    private static readonly DateTimeOffset At = Since.AddMinutes(1);

    [Fact]
    public void Take_Part_LeavesTheRestToBeProtected()
    {
        Trade left = TestTrades.Open().Report("s1", OrderStatus.Cancelled, At).Take(Of(4m));

        Assert.Equal((TradeStatus.Open, 6m, 6m), (left.Status, left.HeldQuantity, left.SellableQuantity));
        Assert.Equal(6m, Assert.IsType<TradeStep.Send>(TradeSteps.Next(left, At)).Leg.Quantity);
        Assert.Equal(-4m + 10m, TradeFlows.Of(left, "BTC"));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(9.99)]
    public void Take_NearlyAll_EndsItAtTheBidWithoutAFee(decimal quantity)
    {
        Trade open = TestTrades.Open(feeRate: 0.0001m);
        Trade bare = open.Report("s1", OrderStatus.Cancelled, At);

        Trade ended = bare.Take(Of(Math.Min(quantity, bare.HeldQuantity), 103m));

        var result = ended.Result();
        Assert.Equal((TradeStatus.Closed, "taken", At), (ended.Status, ended.ExitReason, ended.ClosedAt));
        Assert.Equal(-1_000m, result.Net - result.Remainder);
        Assert.InRange(result.Net, 29m, 30m);
        var ledger = new Portfolio(10_000m, 0m, 0m).Reserve(new Reservation("t1", ended.Symbol, 20m, 1_000m));
        Portfolio booked = ledger.Book(result, Risk.RiskScenario.Limits);
        // The equity less what is no cash of ours is the cash that is left.
        Assert.Equal(9_000m, booked.Equity - booked.Remainders);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(10.001)]
    public void Take_NothingOrMoreThanIsHeld_Throws(decimal quantity) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TestTrades.Open().Take(Of(quantity)));

    [Fact]
    public void Take_AllWhileAnExitIsWished_LeavesNothingToSend()
    {
        Trade leaving = TestTrades.Open().Exit("kill", 100m, At).Report("s1", OrderStatus.Cancelled, At);

        Trade ended = leaving.Take(Of(10m));

        Assert.Equal((TradeStatus.Closed, "taken"), (ended.Status, ended.ExitReason));
        Assert.IsType<TradeStep.Rest>(TradeSteps.Next(ended, At));
    }

    [Theory]
    [InlineData(-60, 3, 7)]
    [InlineData(2, 3, 7)]
    [InlineData(3, 3, 4)]
    [InlineData(-60, 5, 5)]
    public void Apply_FillThatNobodyKnew_ExplainsWhatWasMissingByThen(int seconds, decimal sold, decimal held)
    {
        Trade taken = TestTrades.Open().Take(Of(3m));
        Fill fill = TestTrades.Sale(50, sold) with { At = Since.AddSeconds(seconds) };

        Trade told = taken.Report("s1", OrderStatus.PartiallyFilled, At, fill);

        Assert.Equal(held, told.HeldQuantity);
        Assert.Equal(told, told.Report("s1", OrderStatus.PartiallyFilled, At, fill));
    }

    [Fact]
    public void Adopt_FillOfAnEndedTrade_WasNotTaken()
    {
        Trade ended = TestTrades.Open().Report("s1", OrderStatus.Cancelled, At).Take(Of(10m));
        Leg stop = ended.Legs.Single(leg => leg.Name == "s1");
        var report = new OrderReport(
            stop.ClientOrderId, OrderStatus.Cancelled, [TestTrades.Sale(50, 4m) with { At = Since }]);

        Trade adopted = ended.Adopt(stop, report, At);

        Assert.Equal(
            (TradeStatus.Closed, 4m, 6m, 0m),
            (adopted.Status, adopted.SoldQuantity, adopted.TakenQuantity, adopted.HeldQuantity));
    }

    [Fact]
    public void IsRefused_RefusedBeforeItWasTaken_IsTriedAgainOverTheRest()
    {
        Trade bare = TestTrades.Open().Report("s1", OrderStatus.Cancelled, At);
        Leg again = Assert.IsType<TradeStep.Send>(TradeSteps.Next(bare, At)).Leg;
        Trade refused = bare.With(again with { State = LegState.Rejected, CreatedAt = At.AddSeconds(-1) });

        Assert.True(TradeSteps.IsRefused(refused, LegKind.Stop, At));
        Assert.False(TradeSteps.IsRefused(refused.Take(Of(4m)), LegKind.Stop, At));
    }

    [Fact]
    public void Between_Taken_IsAnEventOfItsOwnAndReplays()
    {
        Trade first = TestTrades.Open() with { Sequence = 1 };
        Trade ended = first.Report("s1", OrderStatus.Cancelled, At).Take(Of(10m));

        var happened = TradeEvent.Between(first, ended, "test", At);

        Assert.Equal(TradeEventKind.Taken, happened.Kind);
        Assert.Equal(
            RecordedTrade.Json(ended with { Sequence = 2 }), RecordedTrade.Json(TradeHistory.After(first, happened)));
    }

    private static Taking Of(decimal quantity, decimal price = 100m) => new(quantity, price, Since, At);
}

using Breakwater.Domain.Execution;

namespace Breakwater.Domain.Tests.Execution;

public sealed class ExposureTests
{
    private static readonly DateTimeOffset Start = TestTrades.Now;

    [Fact]
    public void Of_NothingBought_IsNothing() =>
        Assert.Equal(TimeSpan.Zero, Exposure.Of(TestTrades.Entering(), Start.AddHours(1)));

    [Fact]
    public void Of_StopAfterTheFill_IsTheTimeBetween()
    {
        Trade trade = With(Stop("s1", 4, null));

        Assert.Equal(TimeSpan.FromSeconds(4), Exposure.Of(trade, Start.AddSeconds(60)));
    }

    [Fact]
    public void Of_NoStopYet_GrowsWithTheTime() =>
        Assert.Equal(TimeSpan.FromSeconds(60), Exposure.Of(With(), Start.AddSeconds(60)));

    [Fact]
    public void Of_StopEndedAndAnotherCameLater_CountsTheGapToo()
    {
        Trade trade = With(Stop("s1", 1, 10), Stop("s2", 13, null));

        Assert.Equal(TimeSpan.FromSeconds(1 + 3), Exposure.Of(trade, Start.AddSeconds(60)));
    }

    [Fact]
    public void Of_StopReplacedInOneRequest_IsNoGap()
    {
        Trade trade = With(Stop("s1", 0, 10), Stop("s2", 10, null));

        Assert.Equal(TimeSpan.Zero, Exposure.Of(trade, Start.AddSeconds(60)));
    }

    [Fact]
    public void Of_StopTakenBackForAnExit_CountsUntilTheSale()
    {
        Trade trade = With(Stop("s1", 0, 20)).With(Leg("x1", LegKind.Exit) with
        {
            State = LegState.Filled, Fills = [TestTrades.Sale(9, 10m) with { At = Start.AddSeconds(22) }],
        });

        Assert.Equal(TimeSpan.FromSeconds(2), Exposure.Of(trade, Start.AddSeconds(60)));
    }

    [Fact]
    public void Of_BoughtMoreAfterTheStop_CountsUntilAStopIsNewer()
    {
        Trade trade = With(Stop("s1", 0, 33), Stop("s2", 33, null)).With(Leg("a1", LegKind.AddOn) with
        {
            State = LegState.Filled, Fills = [TestTrades.Buy(5, 2m) with { At = Start.AddSeconds(30) }],
        });

        Assert.Equal(TimeSpan.FromSeconds(3), Exposure.Of(trade, Start.AddSeconds(60)));
    }

    private static Trade With(params Leg[] stops)
    {
        Trade bought = TestTrades.Entering().Sent(LegKind.Entry, OrderStatus.Filled, TestTrades.Buy(1, 10m));

        return stops.Aggregate(bought, (trade, stop) => trade.With(stop));
    }

    private static Leg Stop(string name, int from, int? until) => Leg(name, LegKind.Stop) with
    {
        State = until is null ? LegState.Accepted : LegState.Cancelled,
        RestsSince = Start.AddSeconds(from),
        EndedAt = until is { } end ? Start.AddSeconds(end) : null,
    };

    private static Leg Leg(string name, LegKind kind) =>
        new(name, kind, $"bw-t1-{name}", OrderType.StopMarket, 10m, null, 98m, Start);
}

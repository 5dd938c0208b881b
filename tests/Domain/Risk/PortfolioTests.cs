using Breakwater.Domain.Risk;

namespace Breakwater.Domain.Tests.Risk;

public sealed class PortfolioTests
{
    private static readonly RiskRules Rules = RiskScenario.Limits;
    private static readonly DateTimeOffset Noon = RiskScenario.Now;

    [Fact]
    public void Book_Twice_CountsOnce()
    {
        Portfolio once = Close(Fresh(), "a", -50m, Noon);

        Portfolio twice = once.Book(Result("a", -50m, Noon), Rules);

        Assert.Equal(once, twice);
        Assert.Equal(9_949m, once.Equity);
        Assert.Equal(1, once.ClosedTrades);
    }

    [Fact]
    public void Reserve_SameTradeTwice_IsOneReservation()
    {
        Portfolio portfolio = Fresh()
            .Reserve(RiskScenario.Held("A", 10m, 100m))
            .Reserve(RiskScenario.Held("A", 99m, 999m));

        Assert.Equal((10m, 100m), (portfolio.OpenRisk, portfolio.Exposure));
    }

    [Fact]
    public void Release_WithoutAPosition_LeavesTheMoneyAlone()
    {
        Portfolio portfolio = Fresh().Reserve(RiskScenario.Held("A", 10m, 100m)).Release("t-A");

        Assert.Equal((0m, 10_000m, 0), (portfolio.OpenRisk, portfolio.Equity, portfolio.ClosedTrades));
    }

    [Theory]
    [InlineData("2026-11-02T23:59:59.9999999Z", 10_000)]
    [InlineData("2026-11-03T00:00:00Z", 9_949)]
    [InlineData("2026-11-03T01:30:00+02:00", 10_000)]
    [Trait("SeedDefect", "5")]
    public void At_MidnightUtc_TakesTheBaseline(string time, decimal baseline)
    {
        Portfolio portfolio = Close(Fresh().At(Noon), "a", -50m, Noon);

        Assert.Equal(baseline, portfolio.At(DateTimeOffset.Parse(time, null)).DayStartEquity);
    }

    [Fact]
    [Trait("SeedDefect", "5")]
    public void At_AnHourOfProfitOrLoss_NeverMovesTheBaseline()
    {
        Portfolio portfolio = Fresh().At(Noon);
        foreach ((int index, decimal gross) in new[] { 500m, -1_200m, 300m, -1_800m }.Index())
        {
            portfolio = Close(portfolio, $"t{index}", gross, Noon.AddMinutes(index)).At(Noon.AddMinutes(index));
        }

        Assert.Equal(10_000m, portfolio.DayStartEquity);
        Assert.Null(portfolio.CoolDownUntil);
        Assert.Equal(DenialReason.DailyLossLimit, RiskScenario.Approving().With(portfolio).Denied());
    }

    [Fact]
    public void At_ClockGoesBack_KeepsTheNewerDay()
    {
        Portfolio today = Fresh().At(Noon);

        Assert.Same(today, today.At(Noon.AddDays(-1)));
    }

    [Fact]
    public void Book_NewHighThenLoss_DrawdownCountsFromTheHigh()
    {
        Portfolio portfolio = Close(Close(Fresh(), "a", 1_000m, Noon), "b", -300m, Noon);

        Assert.Equal(10_999m, portfolio.HighWaterMark);
        Assert.Equal(10_698m, portfolio.Equity);
    }

    [Fact]
    [Trait("SeedDefect", "24")]
    public void Book_ThreeLosses_StartTheCoolDown()
    {
        Portfolio two = Close(Close(Fresh(), "a", -1m, Noon), "b", -1m, Noon);
        Portfolio three = Close(two, "c", -1m, Noon);

        Assert.Null(two.CoolDownUntil);
        Assert.Equal(Noon.AddMinutes(60), three.CoolDownUntil);
        Assert.Equal(0, three.LossStreak);
        Assert.Equal(DenialReason.CoolingDown, RiskScenario.Approving().With(three).Denied());
    }

    [Fact]
    public void Book_WinBetweenLosses_EndsTheStreak()
    {
        Portfolio portfolio = Close(Close(Close(Fresh(), "a", -1m, Noon), "b", 5m, Noon), "c", -1m, Noon);

        Assert.Equal((1, (DateTimeOffset?)null), (portfolio.LossStreak, portfolio.CoolDownUntil));
    }

    [Fact]
    public void Book_BreakEven_LeavesTheStreak()
    {
        Portfolio portfolio = Close(Close(Fresh(), "a", -1m, Noon), "b", 1m, Noon);

        Assert.Equal(1, portfolio.LossStreak);
    }

    [Fact]
    public void Book_LossAfterMidnight_CountsForTheNewDay()
    {
        Portfolio portfolio = Close(Fresh().At(Noon), "a", -50m, Noon.AddDays(1));

        Assert.Equal(10_000m, portfolio.DayStartEquity);
        Assert.Equal(new DateOnly(2026, 11, 3), portfolio.Day);
    }

    private static Portfolio Fresh() => new(10_000m, 0m, 0m);

    private static Portfolio Close(Portfolio portfolio, string id, decimal gross, DateTimeOffset at) =>
        portfolio.Reserve(new Reservation(id, RiskScenario.Symbol, 1m, 1m)).Book(Result(id, gross, at), Rules);

    private static TradeResult Result(string id, decimal gross, DateTimeOffset at) => new(id, gross, 1m, 0m, at);
}

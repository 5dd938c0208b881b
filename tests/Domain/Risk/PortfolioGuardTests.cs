using Breakwater.Domain.Markets;
using Breakwater.Domain.Risk;

namespace Breakwater.Domain.Tests.Risk;

public sealed class PortfolioGuardTests
{
    private static readonly DateTimeOffset Noon = RiskScenario.Now;

    private static readonly RiskRules Rules = RiskScenario.Limits with
    {
        Breaker = new BreakerRules(3, 10, 30),
        SymbolCoolDownMinutes = 60,
    };

    [Fact]
    public void Reserve_EachTrade_CountsForTheDayOnce()
    {
        Portfolio portfolio = Fresh().Reserve(RiskScenario.Held("A")).Reserve(RiskScenario.Held("A"));

        Assert.Equal(1, portfolio.TradesToday);
        Assert.Equal(portfolio.Day, Assert.Single(portfolio.Reservations).Day);
        Assert.Equal(2, portfolio.Reserve(RiskScenario.Held("B")).TradesToday);
    }

    [Fact]
    public void Release_OfToday_GivesTheEntryBackOnce()
    {
        Portfolio released = Fresh().Reserve(RiskScenario.Held("A")).Reserve(RiskScenario.Held("B")).Release("t-A");

        Assert.Equal(1, released.TradesToday);
        Assert.Same(released, released.Release("t-A"));
        Assert.Equal("t-B", Assert.Single(released.Reservations).TradeId);
    }

    [Fact]
    public void Release_OfYesterday_LeavesTodaysEntries()
    {
        Portfolio portfolio = Fresh().Reserve(RiskScenario.Held("A")).At(Noon.AddDays(1))
            .Reserve(RiskScenario.Held("B")).Release("t-A");

        Assert.Equal(1, portfolio.TradesToday);
    }

    [Fact]
    public void Release_UncountedReservation_NeverCountsBelowZero()
    {
        Portfolio old = Fresh() with { Reservations = [RiskScenario.Held("A") with { Day = Fresh().Day }] };

        Assert.Equal(0, old.Release("t-A").TradesToday);
    }

    [Fact]
    public void Book_LeavesTodaysEntries() =>
        Assert.Equal(1, Close(Fresh(), "A", 5m, Noon).TradesToday);

    [Fact]
    public void At_TheSameDay_KeepsTheEntriesAndANewDayForgetsThem()
    {
        Portfolio portfolio = Fresh().Reserve(RiskScenario.Held("A"));

        Assert.Same(portfolio, portfolio.At(Noon.AddHours(11)));
        Assert.Equal(0, portfolio.At(Noon.AddHours(12)).TradesToday);
    }

    [Fact]
    public void Book_RemembersWhenTheSymbolEnded()
    {
        Portfolio portfolio = Close(Fresh(), "A", 5m, Noon);

        Assert.Equal([new SymbolRest(Symbol.Of("AUSDT"), Noon)], portfolio.Rests);
        Assert.Equal(Noon.AddMinutes(60), portfolio.RestsUntil(Symbol.Of("AUSDT"), Rules));
        Assert.Null(portfolio.RestsUntil(Symbol.Of("BUSDT"), Rules));
    }

    [Theory]
    [InlineData(60, false)]
    [InlineData(59, true)]
    public void Book_ForgetsWhatNoCoolDownNeeds(int minutes, bool isKept)
    {
        Portfolio portfolio = Close(Close(Fresh(), "A", 5m, Noon), "B", 5m, Noon.AddMinutes(minutes));

        Assert.Equal(isKept, portfolio.RestsUntil(Symbol.Of("AUSDT"), Rules) is not null);
        Assert.NotNull(portfolio.RestsUntil(Symbol.Of("BUSDT"), Rules));
    }

    [Fact]
    public void Book_OutOfOrder_KeepsTheNewestOfASymbolOldestFirst()
    {
        Portfolio portfolio = Close(Fresh(), "A", 5m, Noon.AddMinutes(10));
        portfolio = Close(portfolio, "A", 5m, Noon);
        portfolio = Close(portfolio, "B", 5m, Noon.AddMinutes(5));
        portfolio = Close(portfolio, "C", 5m, Noon.AddHours(-2));

        Assert.Equal(
            [
                new SymbolRest(Symbol.Of("BUSDT"), Noon.AddMinutes(5)),
                new SymbolRest(Symbol.Of("AUSDT"), Noon.AddMinutes(10)),
            ],
            portfolio.Rests);
    }

    [Fact]
    public void Book_WithoutASymbolCoolDown_RemembersNothing() =>
        Assert.Empty(Close(Fresh(), "A", 5m, Noon, Rules with { SymbolCoolDownMinutes = 0 }).Rests);

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public void Book_MoreSymbolsThanFit_ForgetsTheOldest(int symbols, bool isFirstKept)
    {
        Portfolio portfolio = Fresh();
        for (int index = 0; index < symbols; index++)
        {
            portfolio = Close(portfolio, $"S{index}", 5m, Noon.AddSeconds(index));
        }

        Assert.Equal(200, portfolio.Rests.Count);
        Assert.Equal(isFirstKept, portfolio.RestsUntil(Symbol.Of("S0USDT"), Rules) is not null);
    }

    [Fact]
    public void Release_StartsNoSymbolCoolDown() =>
        Assert.Empty(Fresh().Reserve(RiskScenario.Held("A")).Release("t-A").Rests);

    [Fact]
    public void Fail_FewerThanTheLimit_LeavesTheBreakerClosed()
    {
        Portfolio portfolio = Fail(Fresh(), 0, 1);

        Assert.Null(portfolio.BreakerOpenUntil);
        Assert.Equal([Noon, Noon.AddMinutes(1)], portfolio.Failures);
    }

    [Fact]
    public void Fail_AtTheLimit_OpensFromTheLastOne()
    {
        Portfolio portfolio = Fail(Fresh(), 0, 1, 9);

        Assert.Equal(Noon.AddMinutes(39), portfolio.BreakerOpenUntil);
        Assert.Empty(portfolio.Failures);
    }

    [Theory]
    [InlineData(10, false)] // the first is as old as the window
    [InlineData(9.99, true)]
    public void Fail_OutsideTheWindow_DoesNotCount(double third, bool opens)
    {
        Portfolio portfolio = Fail(Fresh(), 0, 1).Fail(Noon.AddMinutes(third), Rules);

        Assert.Equal(opens, portfolio.BreakerOpenUntil is not null);
        Assert.Equal(opens ? 0 : 2, portfolio.Failures.Count);
    }

    [Fact]
    public void Fail_OutOfOrder_CountsByTime()
    {
        Portfolio late = Fail(Fresh(), 20, 5, 15);

        // Five is too old beside twenty; fifteen is not.
        Assert.Equal([Noon.AddMinutes(15), Noon.AddMinutes(20)], late.Failures);
        Assert.Equal(Noon.AddMinutes(50), Fail(late, 12).BreakerOpenUntil);
    }

    [Fact]
    public void Fail_WhileOpen_NeitherShortensNorOpensForOne()
    {
        Portfolio open = Fail(Fresh(), 0, 0, 0);
        Portfolio again = Fail(open, 1, 2);

        Assert.Equal(Noon.AddMinutes(30), again.BreakerOpenUntil);
        Assert.Equal(2, again.Failures.Count);
        Assert.Equal(Noon.AddMinutes(33), Fail(again, 3).BreakerOpenUntil);
    }

    [Fact]
    public void Fail_OpenedByAnEarlierClock_KeepsTheLaterEnd()
    {
        Portfolio open = Fail(Fresh(), 20, 20, 20);

        Assert.Equal(Noon.AddMinutes(50), Fail(open, 1, 1, 1).BreakerOpenUntil);
        Assert.Equal(
            Noon.AddMinutes(60), Fail(Fresh() with { BreakerOpenUntil = Noon.AddMinutes(30) }, 30, 30, 30)
                .BreakerOpenUntil);
    }

    [Fact]
    public void Fail_AfterItClosed_NeedsAsManyAgain()
    {
        Portfolio open = Fail(Fresh(), 0, 0, 0);
        RiskScenario scenario = RiskScenario.Approving();

        Assert.Equal(DenialReason.CircuitOpen, scenario.With(open).At(Noon.AddMinutes(29.99)).Denied());
        Assert.IsType<RiskDecision.Approved>(scenario.With(open).At(Noon.AddMinutes(30)).Assess());
        Assert.IsType<RiskDecision.Approved>(scenario.With(Fail(open, 30, 31)).At(Noon.AddMinutes(32)).Assess());
        Assert.Equal(
            DenialReason.CircuitOpen, scenario.With(Fail(open, 30, 31, 32)).At(Noon.AddMinutes(32)).Denied());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public void Fail_LimitOfOneOrLess_OpensAtOnce(int limit) => Assert.Equal(
        Noon.AddMinutes(30),
        Fresh().Fail(Noon, Rules with { Breaker = new BreakerRules(limit, 10, 30) }).BreakerOpenUntil);

    [Fact]
    public void Book_LossesThroughACoolDown_AreOneRunUntilAWin()
    {
        Portfolio portfolio = Fresh();
        for (int loss = 1; loss <= 4; loss++)
        {
            portfolio = Close(portfolio, "A", -1m, Noon.AddMinutes(loss));
        }

        Assert.Equal((1, 4, 4), (portfolio.LossStreak, portfolio.LossesSinceWin, portfolio.LongestLossStreak));
        Assert.Equal(Noon.AddMinutes(63), portfolio.CoolDownUntil);

        Portfolio even = Close(portfolio, "A", 0m, Noon);
        Assert.Equal((1, 4, 4), (even.LossStreak, even.LossesSinceWin, even.LongestLossStreak));

        Portfolio won = Close(even, "A", 1m, Noon);
        Assert.Equal((0, 0, 4), (won.LossStreak, won.LossesSinceWin, won.LongestLossStreak));
        Assert.Equal(4, Close(won, "A", -1m, Noon).LongestLossStreak);
    }

    [Fact]
    public void Book_LossOnALedgerOfAnOlderVersion_GoesOnFromItsStreak() =>
        Assert.Equal(2, Close(Fresh() with { LossStreak = 1 }, "A", -1m, Noon).LossesSinceWin);

    [Theory]
    [InlineData(60, true)]
    [InlineData(0, false)]
    public void Book_StartOfACoolDown_IsAGuardSeen(int minutes, bool isSeen)
    {
        RiskRules rules = Rules with { MaxConsecutiveLosses = 2, CoolDownMinutes = minutes };
        Portfolio one = Close(Fresh(), "A", -1m, Noon, rules);

        Assert.False(one.GuardSeen);
        Assert.Equal(isSeen, Close(one, "A", -1m, Noon, rules).GuardSeen);
        Assert.True(Close(one with { GuardSeen = true }, "A", -1m, Noon, rules).GuardSeen);
    }

    private static Portfolio Fresh() => new Portfolio(10_000m, 0m, 0m).At(Noon);

    private static Portfolio Fail(Portfolio portfolio, params int[] minutes) =>
        minutes.Aggregate(portfolio, (ledger, minute) => ledger.Fail(Noon.AddMinutes(minute), Rules));

    private static Portfolio Close(
        Portfolio portfolio, string asset, decimal net, DateTimeOffset at, RiskRules? rules = null) => portfolio
        .Reserve(RiskScenario.Held(asset))
        .Book(new TradeResult("t-" + asset, net, 0m, 0m, at), rules ?? Rules);
}

using Breakwater.Domain.Engine;
using Breakwater.Domain.Risk;
using Breakwater.Domain.Tests.Risk;

namespace Breakwater.Domain.Tests.Engine;

public sealed class SafetyGuardTests
{
    private static readonly DateTimeOffset Now = RiskScenario.Now;

    // 10 per cent of drawdown, 3 per cent a day: the limits of the scenario.
    private static readonly RiskRules Rules = RiskScenario.Limits with
    {
        MaxDrawdownPercent = 10m,
        MaxDailyLossPercent = 3m,
        MaxDailyLossR = 100m,
        Breaker = new BreakerRules(2, 60, 60),
    };

    private static Portfolio Lost(decimal amount) => new(10_000m, -amount, 0m)
    {
        HighWaterMark = 10_000m,
        Day = DateOnly.FromDateTime(Now.UtcDateTime),
        DayStartEquity = 10_000m,
    };

    [Theory]
    [InlineData(239.99, GuardAction.None)]
    [InlineData(240, GuardAction.Warn)]
    [InlineData(999.99, GuardAction.Warn)]
    [InlineData(1000, GuardAction.Kill)]
    [InlineData(1800, GuardAction.Kill)]
    [Trait("SeedDefect", "5")]
    public void Judge_Losses_WarnAtFourFifthsOfTheDayAndKillAtTheDrawdown(decimal lost, GuardAction expected) =>
        Assert.Equal(expected, SafetyGuard.Judge(Lost(lost), new BotControl(), Rules, Now)?.Action ?? default);

    [Fact]
    public void Judge_KillTakenBackWithTheLossAccepted_AsksForNothing()
    {
        Portfolio accepted = Lost(1_800m).AcceptLoss();

        GuardTrip? trip = SafetyGuard.Judge(
            accepted, new BotControl { WarnedOn = accepted.Day }, Rules, Now);

        Assert.Null(trip);
    }

    [Fact]
    public void Judge_WarnedToday_StaysQuietUntilTheNextDay()
    {
        var warned = new BotControl { WarnedOn = DateOnly.FromDateTime(Now.UtcDateTime) };

        Assert.Null(SafetyGuard.Judge(Lost(250m), warned, Rules, Now));
        // On the next day the baseline is new: the old loss is no loss of that day.
        Assert.Null(SafetyGuard.Judge(Lost(250m), warned, Rules, Now.AddDays(1)));
    }

    [Fact]
    public void Judge_VenueFailures_OpenTheBreakerOnceUntilAnOperatorClosesIt()
    {
        Portfolio stormed = Lost(0m).Fail(Now, Rules).Fail(Now, Rules);
        var fresh = new BotControl();

        Assert.Equal(GuardAction.OpenBreaker, SafetyGuard.Judge(stormed, fresh, Rules, Now.AddMinutes(1))?.Action);
        BotControl open = fresh.Apply(BotCommand.ActivateBreaker, "storm", Now).Control;
        Assert.Null(SafetyGuard.Judge(stormed, open, Rules, Now.AddMinutes(1)));
        BotControl closed = open.Apply(BotCommand.DeactivateBreaker, "seen", Now.AddMinutes(2)).Control;
        Assert.Null(SafetyGuard.Judge(stormed, closed, Rules, Now.AddMinutes(3)));

        Portfolio again = stormed.Calm().Fail(Now.AddMinutes(5), Rules).Fail(Now.AddMinutes(5), Rules);
        Assert.Equal(GuardAction.OpenBreaker, SafetyGuard.Judge(again, closed, Rules, Now.AddMinutes(6))?.Action);
    }
}

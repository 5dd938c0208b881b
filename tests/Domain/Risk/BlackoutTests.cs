using System.Globalization;
using Breakwater.Domain.Risk;

namespace Breakwater.Domain.Tests.Risk;

public sealed class BlackoutTests
{
    private static readonly RiskScenario Good = RiskScenario.Approving();

    // 2026-11-06 is a Friday.
    [Theory]
    [InlineData("2026-11-06T10:59:59.9999999Z", null)]
    [InlineData("2026-11-06T11:00:00Z", 120)]
    [InlineData("2026-11-06T12:59:00Z", 1)]
    [InlineData("2026-11-06T13:00:00Z", null)]
    [InlineData("2026-11-07T12:00:00Z", null)]
    [InlineData("2026-11-05T12:00:00Z", null)]
    [InlineData("2026-11-06T13:30:00+02:00", 90)] // 11:30 UTC
    [InlineData("2026-11-06T12:30:00-02:00", null)] // 14:30 UTC
    public void WithinADay_FromIsInsideAndUntilIsNot(string now, int? left) =>
        Judge(new Blackout([DayOfWeek.Friday], new TimeOnly(11, 0), new TimeOnly(13, 0), "x"), now, left);

    [Theory]
    [InlineData("2026-11-06T21:59:59Z", null)]
    [InlineData("2026-11-06T22:00:00Z", 240)]
    [InlineData("2026-11-06T23:59:00Z", 121)]
    [InlineData("2026-11-07T00:00:00Z", 120)]
    [InlineData("2026-11-07T01:59:00Z", 1)]
    [InlineData("2026-11-07T02:00:00Z", null)]
    [InlineData("2026-11-06T01:00:00Z", null)] // Thursday's night
    [InlineData("2026-11-07T22:00:00Z", null)]
    [InlineData("2026-11-07T03:59:00+02:00", 1)]
    public void OverMidnight_BelongsToTheDayItBeganOn(string now, int? left) =>
        Judge(new Blackout([DayOfWeek.Friday], new TimeOnly(22, 0), new TimeOnly(2, 0), "x"), now, left);

    [Theory]
    [InlineData("2026-11-06T05:59:00Z", null)]
    [InlineData("2026-11-06T06:00:00Z", 1440)]
    [InlineData("2026-11-07T05:59:00Z", 1)]
    [InlineData("2026-11-07T06:00:00Z", null)]
    public void FromAndUntilEqual_IsAWholeDay(string now, int? left) =>
        Judge(new Blackout([DayOfWeek.Friday], new TimeOnly(6, 0), new TimeOnly(6, 0), "x"), now, left);

    [Theory]
    [InlineData("2026-11-06T23:30:00Z", 60)]
    [InlineData("2026-11-08T00:29:00Z", 1)]
    [InlineData("2026-11-08T00:30:00Z", null)]
    public void NoDays_IsEveryDay(string now, int? left) =>
        Judge(new Blackout([], new TimeOnly(23, 0), new TimeOnly(0, 30), "x"), now, left);

    [Theory]
    [InlineData("2026-11-07T23:00:00Z", 60)]
    [InlineData("2026-11-08T00:00:00Z", 1440)]
    [InlineData("2026-11-08T23:59:00Z", 1)]
    [InlineData("2026-11-09T00:00:00Z", null)]
    public void WholeWeekend_FromMidnightToMidnight(string now, int? left) => Judge(
        new Blackout([DayOfWeek.Saturday, DayOfWeek.Sunday], TimeOnly.MinValue, TimeOnly.MinValue, "x"), now, left);

    private static void Judge(Blackout blackout, string time, int? left)
    {
        DateTimeOffset now = DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);
        RiskScenario scenario = Good.At(now).Under(rules => rules with { Blackouts = [blackout] });
        if (left is null)
        {
            Assert.IsType<RiskDecision.Approved>(scenario.Assess());
        }
        else
        {
            scenario.IsDenied(DenialReason.Blackout, "blackout.x", left, 0m);
        }
    }
}

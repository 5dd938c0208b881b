using System.Globalization;
using Breakwater.Local.Functions;
using Breakwater.Local.Functions.Timers;

namespace Breakwater.StandIns.Host.Tests;

public sealed class CronScheduleTests
{
    [Theory]
    [InlineData("*/15 * * * * *", "2026-01-01T00:00:00", "2026-01-01T00:00:15")]
    [InlineData("*/15 * * * * *", "2026-01-01T00:00:14.9999999", "2026-01-01T00:00:15")]
    [InlineData("0 */5 * * * *", "2026-01-01T00:04:59", "2026-01-01T00:05:00")]
    [InlineData("0 */5 * * * *", "2026-01-01T00:05:00", "2026-01-01T00:10:00")]
    [InlineData("5 0 * * * *", "2026-12-31T23:59:59", "2027-01-01T00:00:05")]
    [InlineData("0 30 9-17/4 * * 1-5", "2026-11-20T17:30:00", "2026-11-23T09:30:00")]
    [InlineData("0 0 0 * * MON,Wednesday", "2026-11-23T00:00:00", "2026-11-25T00:00:00")]
    [InlineData("0 0 0 * * 0", "2026-11-20T00:00:00", "2026-11-22T00:00:00")]
    [InlineData("0 0 12 31 * *", "2026-01-31T12:00:00", "2026-03-31T12:00:00")]
    [InlineData("0 0 0 29 Feb *", "2026-01-01T00:00:00", "2028-02-29T00:00:00")]
    [InlineData("0 0 0 29 2 *", "2096-02-29T00:00:00", "2104-02-29T00:00:00")]
    [InlineData("0 0 0 13 * FRI", "2026-01-01T00:00:00", "2026-02-13T00:00:00")]
    [InlineData("0 0 6 1 jan,JUL *", "2026-01-01T06:00:00", "2026-07-01T06:00:00")]
    [InlineData("59 59 23 31 12 *", "2026-12-31T23:59:59", "2027-12-31T23:59:59")]
    [InlineData("10/20 * * * * *", "2026-01-01T00:00:31", "2026-01-01T00:00:50")]
    [InlineData("0 0,30 8 * * *", "2026-01-01T08:00:00", "2026-01-01T08:30:00")]
    public void After_KnownInstant_IsTheKnownOccurrence(string expression, string instant, string expected) =>
        Assert.Equal(At(expected), new CronSchedule(expression).After(At(instant)));

    [Theory]
    [InlineData("0 0 0 30 2 *")]
    [InlineData("0 0 0 31 4,6,9,11 *")]
    public void After_DayThatNoMonthHas_IsNull(string expression) =>
        Assert.Null(new CronSchedule(expression).After(At("2026-01-01T00:00:00")));

    [Theory]
    [InlineData("* * * * *")]
    [InlineData("")]
    [InlineData("60 * * * * *")]
    [InlineData("* * 24 * * *")]
    [InlineData("* * * 0 * *")]
    [InlineData("* * * * 13 *")]
    [InlineData("* * * * * 7")]
    [InlineData("*/0 * * * * *")]
    [InlineData("5-1 * * * * *")]
    [InlineData("1-2-3 * * * * *")]
    [InlineData("1,,2 * * * * *")]
    [InlineData("-1 * * * * *")]
    [InlineData("* * * L * *")]
    [InlineData("* * * * Foo *")]
    public void Parse_InvalidExpression_IsAStartErrorThatNamesTheFunction(string expression)
    {
        HostStartException error = Assert.Throws<HostStartException>(() => ScheduleText.Parse(expression, "Scan"));
        Assert.StartsWith("Scan:", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("00:00:15", 15)]
    [InlineData("1:00:00", 3600)]
    public void Parse_TimeSpan_IsAnInterval(string text, int seconds)
    {
        ISchedule schedule = ScheduleText.Parse(text, "Tick");
        DateTimeOffset start = At("2026-01-01T00:00:00");
        Assert.Equal(start.AddSeconds(seconds), schedule.After(start));
        Assert.Equal(start.AddSeconds(3 * seconds), schedule.After(start, start.AddSeconds((2 * seconds) + 1)));
    }

    [Theory]
    [InlineData("00:00:00")]
    [InlineData("-00:00:01")]
    [InlineData("25:00:00:00:00")]
    public void Parse_IntervalNotAboveZero_IsAStartError(string text) =>
        Assert.Throws<HostStartException>(() => ScheduleText.Parse(text, "Tick"));

    private static DateTimeOffset At(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}

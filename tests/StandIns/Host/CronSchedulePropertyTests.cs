using Breakwater.Local.Functions.Timers;
using FsCheck;
using FsCheck.Fluent;

namespace Breakwater.StandIns.Host.Tests;

public sealed class CronSchedulePropertyTests
{
    private static readonly DateTimeOffset Epoch = new(2023, 12, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Every second of the span is asked the slow way, so a skipped or an invented occurrence shows.</summary>
    [Fact]
    public void After_AnySchedule_IsWhatCountingSecondsFinds()
    {
        Gen<(FieldText Second, FieldText Minute, FieldText Hour)> times =
            from second in Field(0, 59)
            from minute in Field(0, 59)
            from hour in Field(0, 23)
            select (second, minute, hour);
        Gen<(FieldText Day, FieldText Month, FieldText Weekday)> days =
            from day in Gen.Frequency((2, Gen.Constant(FieldText.Any)), (1, Field(1, 31)))
            from month in Gen.Frequency((3, Gen.Constant(FieldText.Any)), (1, Field(1, 12)))
            from weekday in Gen.Frequency((2, Gen.Constant(FieldText.Any)), (1, Field(0, 6)))
            select (day, month, weekday);
        Gen<(FieldText[] Fields, int Offset)> cases =
            from time in times
            from date in days
            from offset in Gen.Choose(0, 120 * 86_400)
            select (new[] { time.Second, time.Minute, time.Hour, date.Day, date.Month, date.Weekday }, offset);

        Prop.ForAll(cases.ToArbitrary(), Agrees).QuickCheckThrowOnFailure();
    }

    private static bool Agrees((FieldText[] Fields, int Offset) given)
    {
        CronSchedule schedule = new(string.Join(' ', given.Fields.Select(field => field.Text)));
        DateTimeOffset start = Epoch.AddSeconds(given.Offset);
        DateTimeOffset? found = schedule.After(start);
        DateTimeOffset limit = start.AddHours(30);
        for (DateTimeOffset second = start.AddSeconds(1); second <= limit; second = second.AddSeconds(1))
        {
            if (Matches(given.Fields, second))
            {
                return found == second;
            }
        }

        return found is null || (found > limit && Matches(given.Fields, found.Value));
    }

    private static bool Matches(FieldText[] fields, DateTimeOffset instant) =>
        fields[0].Values.Contains(instant.Second)
        && fields[1].Values.Contains(instant.Minute)
        && fields[2].Values.Contains(instant.Hour)
        && fields[3].Values.Contains(instant.Day)
        && fields[4].Values.Contains(instant.Month)
        && fields[5].Values.Contains((int)instant.DayOfWeek);

    private static Gen<FieldText> Field(int least, int most)
    {
        Gen<FieldText> single = Gen.Choose(least, most).Select(value => new FieldText($"{value}", [value]));
        Gen<FieldText> range =
            from one in Gen.Choose(least, most)
            from other in Gen.Choose(least, most)
            from step in Gen.Choose(1, most)
            select FieldText.Range(Math.Min(one, other), Math.Max(one, other), step);
        Gen<FieldText> every = Gen.Choose(1, most).Select(step => FieldText.Every(least, most, step));
        Gen<FieldText> list = range.Two().Select(pair => pair.Item1.Or(pair.Item2));
        return Gen.OneOf(single, range, every, list);
    }

    private sealed record FieldText(string Text, IReadOnlyList<int> Values)
    {
        internal static FieldText Any { get; } = new("*", [.. Enumerable.Range(0, 60)]);

        internal static FieldText Range(int from, int to, int step) =>
            new($"{from}-{to}/{step}", Steps(from, to, step));

        internal static FieldText Every(int from, int to, int step) => new($"*/{step}", Steps(from, to, step));

        internal FieldText Or(FieldText other) => new($"{Text},{other.Text}", [.. Values, .. other.Values]);

        private static int[] Steps(int from, int to, int step) =>
            [.. Enumerable.Range(from, to - from + 1).Where(value => (value - from) % step == 0)];
    }
}

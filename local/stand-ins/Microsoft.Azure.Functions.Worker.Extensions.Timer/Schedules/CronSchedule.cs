using System.Globalization;

namespace Breakwater.Local.Functions.Timers;

/// <summary>
/// NCRONTAB in UTC: second minute hour day month day-of-week. A day must match both day and day-of-week.
/// </summary>
internal sealed class CronSchedule : ISchedule
{
    /// <summary>The calendar repeats after 400 years: what did not occur by then never does.</summary>
    private const int Cycle = 400;

    private static readonly string[] Months = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[..12];
    private static readonly string[] Days = CultureInfo.InvariantCulture.DateTimeFormat.DayNames;
    private readonly CronField second;
    private readonly CronField minute;
    private readonly CronField hour;
    private readonly CronField day;
    private readonly CronField month;
    private readonly CronField weekday;

    internal CronSchedule(string expression)
    {
        string[] fields = expression.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != 6)
        {
            throw new FormatException(
                $"it has {fields.Length} fields, not 6 (second minute hour day month day-of-week)");
        }

        second = CronField.Parse(fields[0], 0, 59);
        minute = CronField.Parse(fields[1], 0, 59);
        hour = CronField.Parse(fields[2], 0, 23);
        day = CronField.Parse(fields[3], 1, 31);
        month = CronField.Parse(fields[4], 1, 12, Months);
        weekday = CronField.Parse(fields[5], 0, 6, Days);
    }

    public DateTimeOffset? After(DateTimeOffset last, DateTimeOffset now) => After(now);

    public DateTimeOffset? After(DateTimeOffset instant)
    {
        DateTime utc = instant.UtcDateTime;
        DateTime start = utc.AddTicks(TimeSpan.TicksPerSecond - (utc.Ticks % TimeSpan.TicksPerSecond));
        if (AllowsDay(start) && TimeOfDay(start.Hour, start.Minute, start.Second) is TimeSpan today)
        {
            return new DateTimeOffset(start.Date + today, TimeSpan.Zero);
        }

        return NextDay(start.Date) is DateTime date
            ? new DateTimeOffset(date + TimeOfDay(0, 0, 0)!.Value, TimeSpan.Zero)
            : null;
    }

    private bool AllowsDay(DateTime date) =>
        month.Allows(date.Month) && day.Allows(date.Day) && weekday.Allows((int)date.DayOfWeek);

    private DateTime? NextDay(DateTime after)
    {
        int lastYear = Math.Min(after.Year + Cycle, DateTime.MaxValue.Year - 1);
        DateTime date = after.AddDays(1);
        while (date.Year <= lastYear)
        {
            if (!month.Allows(date.Month))
            {
                date = new DateTime(date.Year, date.Month, 1, 0, 0, 0, DateTimeKind.Utc).AddMonths(1);
            }
            else if (AllowsDay(date))
            {
                return date;
            }
            else
            {
                date = date.AddDays(1);
            }
        }

        return null;
    }

    /// <summary>The first allowed time of day at or after the given one; null when the day has none left.</summary>
    private TimeSpan? TimeOfDay(int fromHour, int fromMinute, int fromSecond)
    {
        if (hour.Allows(fromHour))
        {
            if (minute.Allows(fromMinute) && second.From(fromSecond) is int sameMinute)
            {
                return new TimeSpan(fromHour, fromMinute, sameMinute);
            }

            if (minute.From(fromMinute + 1) is int sameHour)
            {
                return new TimeSpan(fromHour, sameHour, second.From(0)!.Value);
            }
        }

        return hour.From(fromHour + 1) is int later
            ? new TimeSpan(later, minute.From(0)!.Value, second.From(0)!.Value)
            : null;
    }
}

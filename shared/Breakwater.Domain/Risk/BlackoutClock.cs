namespace Breakwater.Domain.Risk;

/// <summary>Tells which blackout is running.</summary>
internal static class BlackoutClock
{
    /// <summary>The end of the blackout that runs at <paramref name="now"/>; null when it does not run.</summary>
    public static DateTimeOffset? EndsAt(this Blackout blackout, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);

        // One that began late yesterday may reach into today.
        return blackout.EndOf(today, now) ?? blackout.EndOf(today.AddDays(-1), now);
    }

    private static DateTimeOffset? EndOf(this Blackout blackout, DateOnly day, DateTimeOffset now)
    {
        bool isOn = blackout.Days.Count == 0 || blackout.Days.Contains(day.DayOfWeek);
        DateOnly lastDay = blackout.Until > blackout.From ? day : day.AddDays(1);
        var start = new DateTimeOffset(day.ToDateTime(blackout.From), TimeSpan.Zero);
        var end = new DateTimeOffset(lastDay.ToDateTime(blackout.Until), TimeSpan.Zero);

        return isOn && start <= now && now < end ? end : null;
    }
}

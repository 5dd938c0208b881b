using System.Globalization;

namespace Breakwater.Local.Functions.Timers;

internal static class ScheduleText
{
    /// <summary>Reads a schedule: a time span such as 00:00:15, or else NCRONTAB.</summary>
    internal static ISchedule Parse(string text, string function)
    {
        try
        {
            if (!text.Contains(':', StringComparison.Ordinal))
            {
                return new CronSchedule(text);
            }

            TimeSpan interval = TimeSpan.ParseExact(text, ["c", "g"], CultureInfo.InvariantCulture);
            return interval > TimeSpan.Zero
                ? new IntervalSchedule(interval)
                : throw new FormatException("an interval must be above zero");
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            throw new HostStartException($"{function}: the schedule '{text}' is not valid: {error.Message}.", error);
        }
    }
}

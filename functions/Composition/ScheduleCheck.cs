using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Breakwater.Functions.Composition;

/// <summary>The schedule that is a setting. The host would stop too, but alone and after the rest.</summary>
internal static partial class ScheduleCheck
{
    private const string Allowed = "six NCRONTAB fields (second minute hour day month day-of-week), in UTC";

    private const string Value = "[0-9]{1,2}|[A-Za-z]{3,9}";

    private static readonly (int Least, int Most)[] Ranges = [(0, 59), (0, 59), (0, 23), (1, 31), (1, 12), (0, 6)];

    public static IEnumerable<SettingProblem> Problems(IConfiguration settings)
    {
        string setting = Schedules.Scan.Trim('%');
        string? schedule = settings[setting];
        if (schedule is null or "")
        {
            yield return SettingProblem.Missing(setting, Allowed);
        }
        else if (!IsSound(schedule))
        {
            yield return SettingProblem.Value(setting, schedule, Allowed);
        }
    }

    private static bool IsSound(string schedule)
    {
        string[] fields = schedule.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        return fields.Length == Ranges.Length
            && fields.Zip(Ranges).All(pair => pair.First.Split(',').All(part => IsPart(part, pair.Second)));
    }

    private static bool IsPart(string part, (int Least, int Most) range)
    {
        Match match = Part().Match(part);
        int step = NumberOf(match.Groups["step"].Value) ?? 1;
        // Names of months and days have no number; the host knows them.
        int from = NumberOf(match.Groups["from"].Value) ?? range.Least;
        int to = NumberOf(match.Groups["to"].Value) ?? range.Most;

        return match.Success
            && step >= 1 && step <= range.Most
            && from >= range.Least && from <= to && to <= range.Most;
    }

    private static int? NumberOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    [GeneratedRegex($@"\A(\*|(?<from>{Value})(-(?<to>{Value}))?)(/(?<step>[0-9]{{1,2}}))?\z")]
    private static partial Regex Part();
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace Breakwater.Local.Cli.Run;

/// <summary>Durations as users write them: 90s, 10m, 1h30m, 2d; a bare number is seconds.</summary>
internal static partial class Durations
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    /// <exception cref="CliException">Not a duration, zero, or longer than a year.</exception>
    public static TimeSpan Parse(string text)
    {
        Match match = Pattern().Match(text.Trim());
        if (!match.Success || match.Length == 0)
        {
            throw CliException.Usage($"'{text}' is not a duration: write 90s, 10m or 1h30m.");
        }

        double seconds = Part(match, "d", 86400) + Part(match, "h", 3600) + Part(match, "m", 60) + Part(match, "s", 1);
        if (seconds <= 0 || seconds > Longest.TotalSeconds)
        {
            throw CliException.Usage($"The duration '{text}' is out of range: above zero and at most 365d.");
        }

        return TimeSpan.FromSeconds(seconds);
    }

    private static double Part(Match match, string unit, double seconds) => match.Groups[unit].Success
        ? double.Parse(match.Groups[unit].Value, CultureInfo.InvariantCulture) * seconds
        : 0;

    [GeneratedRegex(@"^(?=\d)(?:(?<d>\d{1,9})d)?(?:(?<h>\d{1,9})h)?(?:(?<m>\d{1,9})m)?(?:(?<s>\d{1,9}(?:\.\d+)?)s?)?$")]
    private static partial Regex Pattern();
}

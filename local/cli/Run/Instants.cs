using System.Globalization;

namespace Breakwater.Local.Cli.Run;

/// <summary>Moments as users write them: 2025-03-01, 2025-03-01T12:30 or with Z; always UTC.</summary>
internal static class Instants
{
    private static readonly string[] Forms =
    [
        "yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.FFFFFFF",
        "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss",
    ];

    /// <exception cref="CliException">Not a moment in one of the forms.</exception>
    public static DateTimeOffset Parse(string option, string text) =>
        DateTimeOffset.TryParseExact(
            text.Trim().TrimEnd('Z'), Forms, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset moment)
            ? moment
            : throw CliException.Usage(
                $"{option} '{text}' is not a UTC date or time: write 2025-03-01 or 2025-03-01T12:30:00Z.");

    public static string Write(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) + "Z";

    /// <summary>For tables and event lines.</summary>
    public static string Show(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace Breakwater.Functions.Http;

/// <summary>Where a page of decisions ends: its day and the last row's key, so that paging stays on one day.</summary>
internal static class DayCursor
{
    public const string Form = "yyyy-MM-dd";
    private const char Mark = '~';

    public static string Write(DateTimeOffset day, string key) =>
        $"{day.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture)}{Mark}{key}";

    /// <summary>The day and key of a cursor; a bare key is one without a day, and nothing is the first page.</summary>
    public static (DateTimeOffset? Day, string? Key) Read(string? cursor) =>
        cursor?.Length > Form.Length && cursor[Form.Length] == Mark && DayOf(cursor[..Form.Length]) is { } day
            ? (day, cursor[(Form.Length + 1)..])
            : (null, string.IsNullOrEmpty(cursor) ? null : cursor);

    /// <summary>The UTC day that a text names; null when it names none.</summary>
    public static DateTimeOffset? DayOf(string? text) => DateTimeOffset.TryParseExact(
        text, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset day)
        ? day
        : null;
}

using System.Globalization;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Reports;

/// <summary>Where a page of the trade history ends: its month and the last row's key.</summary>
internal static class MonthCursor
{
    public static (Partition Partition, string? Key) Parse(string? cursor, Places places, DateTimeOffset now)
    {
        string[] parts = cursor?.Split('~') ?? [];

        return parts is [var month, var key] && TryMonth(month, out DateTimeOffset first)
            ? (places.History(first), key)
            : (places.History(now), null);
    }

    public static string Format(Partition partition, string key) => $"{MonthOf(partition)}~{key}";

    public static Partition Before(Partition partition, Places places) =>
        TryMonth(MonthOf(partition), out DateTimeOffset first)
            ? places.History(first.AddMonths(-1))
            : throw new ArgumentException($"{partition.Key} names no month.", nameof(partition));

    private static string MonthOf(Partition partition) => partition.Key[^7..];

    private static bool TryMonth(string text, out DateTimeOffset first) => DateTimeOffset.TryParseExact(
        text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out first);
}

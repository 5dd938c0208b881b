using System.Text.Json;

namespace Breakwater.EndToEnd.Tests;

/// <summary>What the storage account holds.</summary>
internal sealed record StoredRows(IReadOnlyList<string> Tables, IReadOnlyDictionary<string, StoredRow[]> Rows)
{
    public StoredRow[] Of(string table, string prefix = "") =>
        [.. Rows[table].Where(row => row.Key.StartsWith(prefix, StringComparison.Ordinal))];

    public StoredRow One(string table, string key) => Assert.Single(Rows[table], row => row.Key == key);

    /// <summary>Ended trades by month; their events are beside them under other keys.</summary>
    public StoredRow[] Archived =>
        [.. Rows["History"].Where(row => !row.Key.StartsWith("events:", StringComparison.Ordinal))];

    /// <summary>Every trade once: an ended one lies in Trading for a while after it came to History.</summary>
    public JsonElement[] Trades() =>
    [
        .. Of("Trading", "trade:").Concat(Archived).Select(row => row.Data)
            .DistinctBy(trade => trade.GetProperty("id").GetString()),
    ];
}

internal sealed record StoredRow(string Partition, string Key, JsonElement Data);

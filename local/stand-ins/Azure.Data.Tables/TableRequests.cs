using System.Diagnostics.Metrics;

namespace Azure.Data.Tables;

/// <summary>Counts what an account would be billed for; the local host adds it up by function.</summary>
internal static class TableRequests
{
    private static readonly Meter Meter = new("Breakwater.Local.Tables");
    private static readonly Counter<long> Requests = Meter.CreateCounter<long>("requests");
    private static readonly Counter<long> Rows = Meter.CreateCounter<long>("rows");
    private static readonly Counter<long> Bytes = Meter.CreateCounter<long>("written");

    /// <summary>One request, and the rows that it reads as one or writes.</summary>
    internal static void Count(string table, int rows, int written)
    {
        KeyValuePair<string, object> tag = new("table", table);
        Requests.Add(1, tag);
        Rows.Add(rows, tag);
        Bytes.Add(written, tag);
    }
}

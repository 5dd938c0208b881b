using System.Globalization;

namespace Breakwater.Local.Functions.Telemetry;

/// <summary>One row: its table, its columns, and the bag of properties, whose values are all text.</summary>
internal sealed class Row
{
    private readonly SortedDictionary<string, string> properties = new(StringComparer.Ordinal);

    internal Row(string table, DateTime at)
    {
        Columns["Table"] = table;
        Columns["TimeGenerated"] = at;
        Columns["Properties"] = properties;
    }

    internal Dictionary<string, object?> Columns { get; } = new(StringComparer.Ordinal);

    internal Row Set(string column, object? value)
    {
        if (value is not null)
        {
            Columns[column] = value;
        }

        return this;
    }

    /// <summary>The first value of a name stays, as in the official exporter.</summary>
    internal Row Add(string name, object? value)
    {
        if (value is not null)
        {
            properties.TryAdd(name, Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
        }

        return this;
    }
}

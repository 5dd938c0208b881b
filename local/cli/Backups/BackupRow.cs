using System.Globalization;
using System.Text.Json.Serialization;
using Azure.Data.Tables;

namespace Breakwater.Local.Cli.Backups;

/// <summary>One row of a table, every column with its type.</summary>
internal sealed record BackupRow(
    string Table, string Partition, string Key, SortedDictionary<string, BackupColumn> Columns)
{
    // Given by the service to each row it stores.
    private static readonly string[] OfTheService = ["PartitionKey", "RowKey", "Timestamp", "odata.etag"];

    /// <summary>Which version was read; another after each change. Not kept: a restored row gets its own.</summary>
    [JsonIgnore]
    public string? Version { get; init; }

    /// <summary>Characters, about.</summary>
    [JsonIgnore]
    public int Size => Columns.Sum(column => column.Key.Length + column.Value.Text.Length);

    /// <exception cref="CliException">A column is of a type that no row of a bot has.</exception>
    public static BackupRow Of(string table, TableEntity entity)
    {
        SortedDictionary<string, BackupColumn> columns = new(StringComparer.Ordinal);
        foreach (string name in entity.Keys.Except(OfTheService))
        {
            columns.Add(name, BackupColumn.Of(entity[name])
                ?? throw new CliException($"{table}: column {name} of {entity.RowKey} is of no known type."));
        }

        return new BackupRow(table, entity.PartitionKey, entity.RowKey, columns) { Version = entity.ETag.ToString() };
    }

    public TableEntity ToEntity()
    {
        TableEntity entity = new(Partition, Key);
        foreach ((string name, BackupColumn column) in Columns)
        {
            entity[name] = column.ToValue();
        }

        return entity;
    }
}

/// <summary>One value.</summary>
/// <param name="Type">string, time, int, long, double or bool.</param>
/// <param name="Text">Without loss.</param>
internal sealed record BackupColumn(string Type, string Text)
{
    public static BackupColumn? Of(object value) => value switch
    {
        string text => new("string", text),
        DateTimeOffset time => new("time", time.ToString("O", CultureInfo.InvariantCulture)),
        int number => new("int", number.ToString(CultureInfo.InvariantCulture)),
        long number => new("long", number.ToString(CultureInfo.InvariantCulture)),
        double number => new("double", number.ToString("R", CultureInfo.InvariantCulture)),
        bool flag => new("bool", flag ? "true" : "false"),
        _ => null,
    };

    /// <exception cref="CliException">The type is not one of the six.</exception>
    public object ToValue() => Type switch
    {
        "string" => Text,
        "time" => DateTimeOffset.Parse(Text, CultureInfo.InvariantCulture),
        "int" => int.Parse(Text, CultureInfo.InvariantCulture),
        "long" => long.Parse(Text, CultureInfo.InvariantCulture),
        "double" => double.Parse(Text, CultureInfo.InvariantCulture),
        "bool" => Text == "true",
        _ => throw new CliException($"The backup holds a value of type '{Type}', which this version does not know."),
    };
}

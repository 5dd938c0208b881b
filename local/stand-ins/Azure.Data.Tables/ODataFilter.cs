using System.Globalization;
using System.Text;

namespace Azure.Data.Tables;

/// <summary>OData literals for filters and keys.</summary>
internal static class ODataFilter
{
    internal static string Create(FormattableString filter)
    {
        if (filter is null)
        {
            return null;
        }

        object[] literals = new object[filter.ArgumentCount];
        for (int index = 0; index < literals.Length; index++)
        {
            literals[index] = Literal(filter.GetArgument(index), index);
        }

        return string.Format(CultureInfo.InvariantCulture, filter.Format, literals);
    }

    /// <summary>A table's entity as a path: quotes doubled, everything percent-encoded.</summary>
    internal static string EntityPath(string table, string partitionKey, string rowKey) =>
        $"{table}(PartitionKey='{Key(partitionKey)}',RowKey='{Key(rowKey)}')";

    private static string Key(string key) => Uri.EscapeDataString(Quoted(key));

    private static string Quoted(string text) => text.Replace("'", "''", StringComparison.Ordinal);

    private static string Literal(object value, int index) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        sbyte or byte or short or ushort or int or uint or decimal or float or double =>
            Convert.ToString(value, CultureInfo.InvariantCulture),
        long or ulong => Convert.ToString(value, CultureInfo.InvariantCulture) + "L",
        Guid guid => $"guid'{guid}'",
        byte[] bytes => $"X'{Convert.ToHexString(bytes)}'",
        BinaryData data => $"X'{Convert.ToHexString(data.ToMemory().Span)}'",
        DateTimeOffset instant => $"datetime'{EdmValue.Instant(instant.UtcDateTime)}'",
        DateTime instant => $"datetime'{EdmValue.Instant(instant.ToUniversalTime())}'",
        string or char or StringBuilder => $"'{Quoted(value.ToString())}'",
        _ => throw new ArgumentException(
            $"Unable to convert argument {index} from type {value.GetType()} to an OData literal."),
    };
}

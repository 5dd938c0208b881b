using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>How one kind of query says where its next page starts, and what its pages hold.</summary>
internal sealed record PageForm<T>(
    Action<RequestUriBuilder, string> Resume, Func<Response, string> Continuation, Func<BinaryData, List<T>> Read);

internal static class PageForm
{
    private const string NextPartition = "x-ms-continuation-NextPartitionKey";
    private const string NextRow = "x-ms-continuation-NextRowKey";
    private const string NextTable = "x-ms-continuation-NextTableName";

    internal static PageForm<TableItem> Tables { get; } = new(
        static (uri, token) => Append(uri, "NextTableName", token),
        static response => response.Headers.TryGetValue(NextTable, out string table) ? table : null,
        static content => ReadTables(content));

    internal static PageForm<T> Entities<T>()
        where T : class, ITableEntity => new(ResumeEntities, EntitiesToken, EntityReader.ReadMany<T>);

    private static void ResumeEntities(RequestUriBuilder uri, string token)
    {
        string[] keys = token?.Split(' ', 2) ?? [];
        Append(uri, "NextPartitionKey", keys.ElementAtOrDefault(0));
        Append(uri, "NextRowKey", keys.ElementAtOrDefault(1));
    }

    private static string EntitiesToken(Response response)
    {
        bool partition = response.Headers.TryGetValue(NextPartition, out string nextPartition);
        bool row = response.Headers.TryGetValue(NextRow, out string nextRow);
        return partition || row ? $"{nextPartition} {nextRow}" : null;
    }

    private static void Append(RequestUriBuilder uri, string name, string value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            uri.AppendQuery(name, value);
        }
    }

    private static List<TableItem> ReadTables(BinaryData content)
    {
        using JsonDocument document = JsonDocument.Parse(content.ToMemory());
        return [.. document.RootElement.GetProperty("value").EnumerateArray()
            .Select(static table => new TableItem(table.GetProperty("TableName").GetString()))];
    }
}

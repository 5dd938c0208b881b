using Azure;
using Azure.Data.Tables;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Adapters.Tables;

/// <summary>Rows in Table Storage; a commit is an entity group transaction.</summary>
/// <param name="service">The storage account.</param>
/// <param name="instance">Names this process among all that write, so that it knows its own writes again.</param>
public sealed class TableStateStore(TableServiceClient service, string instance) : IStateStore
{
    private const string OperationColumn = "Operation";
    private long operations;

    /// <inheritdoc />
    public async Task<Row?> FindAsync(Partition partition, string key, CancellationToken cancellationToken)
    {
        return await EntityAsync(partition, key, cancellationToken) is { } entity ? ToRow(entity) : null;
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<Row>> ListAsync(
        Partition partition, string prefix, CancellationToken cancellationToken)
    {
        string end = prefix + '\uffff';
        string filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {partition.Key} and RowKey ge {prefix} and RowKey lt {end}");

        return QueryAsync(partition.Table, filter, int.MaxValue, cancellationToken);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<Row>> PageAsync(
        Partition partition, string? after, int limit, CancellationToken cancellationToken)
    {
        string from = after ?? string.Empty;
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition.Key} and RowKey gt {from}");

        return QueryAsync(partition.Table, filter, limit, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<bool> CommitAsync(
        Partition partition, IReadOnlyList<Write> writes, CancellationToken cancellationToken)
    {
        if (writes.Count == 0)
        {
            return true;
        }

        string operation = $"{instance}-{Interlocked.Increment(ref operations)}";
        TableTransactionAction[] actions = [.. writes.Select(write => ToAction(partition, write, operation))];
        try
        {
            await service.GetTableClient(partition.Table).SubmitTransactionAsync(actions, cancellationToken);

            return true;
        }
        catch (RequestFailedException failure) when (IsConflict(failure))
        {
            // The client may have repeated a request that had been applied: then the conflict is with ourselves.
            return await IsOursAsync(partition, writes, operation, cancellationToken);
        }
        catch (Exception failure) when (TableTrouble.Of(failure, cancellationToken) is { } trouble)
        {
            throw trouble;
        }
    }

    // A missing table is no conflict: whoever reads again and tries again would do so for ever.
    private static bool IsConflict(RequestFailedException failure) =>
        failure.Status is 404 or 409 or 412 && failure.ErrorCode is not ("TableNotFound" or "TableBeingDeleted");

    private async Task<bool> IsOursAsync(
        Partition partition, IReadOnlyList<Write> writes, string operation, CancellationToken cancellationToken)
    {
        if (writes.FirstOrDefault(write => write.Kind is not WriteKind.Delete) is not { } written)
        {
            return false;
        }

        TableEntity? found = await EntityAsync(partition, written.Key, cancellationToken);

        return found?.GetString(OperationColumn) == operation;
    }

    private async Task<TableEntity?> EntityAsync(
        Partition partition, string key, CancellationToken cancellationToken)
    {
        TableClient table = service.GetTableClient(partition.Table);
        NullableResponse<TableEntity> found = await TableTrouble.ClassifyAsync(
            () => table.GetEntityIfExistsAsync<TableEntity>(
                partition.Key, key, cancellationToken: cancellationToken),
            cancellationToken);

        return found.HasValue ? found.Value : null;
    }

    private async Task<IReadOnlyList<Row>> QueryAsync(
        string table, string filter, int limit, CancellationToken cancellationToken)
    {
        List<TableEntity> entities = await TableTrouble.QueryAsync(
            service.GetTableClient(table), filter, limit, cancellationToken);

        return [.. entities.Select(ToRow)];
    }

    private static Row ToRow(TableEntity entity) =>
        new(entity.RowKey, RowText.Read(entity), entity.ETag.ToString());

    private static TableTransactionAction ToAction(Partition partition, Write write, string operation)
    {
        var entity = new TableEntity(partition.Key, write.Key);
        ETag version = write.Version is null ? ETag.All : new ETag(write.Version);
        if (write.Json is { } json)
        {
            RowText.Write(entity, json);
            entity[OperationColumn] = operation;
        }

        return write.Kind switch
        {
            WriteKind.Insert => new TableTransactionAction(TableTransactionActionType.Add, entity),
            WriteKind.Replace => new TableTransactionAction(TableTransactionActionType.UpdateReplace, entity, version),
            WriteKind.Upsert => new TableTransactionAction(TableTransactionActionType.UpsertReplace, entity),
            WriteKind.Delete => new TableTransactionAction(TableTransactionActionType.Delete, entity, version),
            WriteKind.None => throw new ArgumentOutOfRangeException(nameof(write), write.Kind, "No write."),
            _ => throw new ArgumentOutOfRangeException(nameof(write), write.Kind, "No such write."),
        };
    }
}

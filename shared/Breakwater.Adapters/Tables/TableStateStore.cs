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
        NullableResponse<TableEntity> found = await TableTrouble.ClassifyAsync(() => service
            .GetTableClient(partition.Table)
            .GetEntityIfExistsAsync<TableEntity>(partition.Key, key, cancellationToken: cancellationToken));

        return found.HasValue ? ToRow(found.Value!) : null;
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
        catch (RequestFailedException failure) when (failure.Status is 404 or 409 or 412)
        {
            // The client may have repeated a request that had been applied: then the conflict is with ourselves.
            return await IsOursAsync(partition, writes, operation, cancellationToken);
        }
        catch (RequestFailedException failure) when (TableTrouble.IsTransient(failure))
        {
            throw TableTrouble.Of(failure);
        }
    }

    private async Task<bool> IsOursAsync(
        Partition partition, IReadOnlyList<Write> writes, string operation, CancellationToken cancellationToken)
    {
        if (writes.FirstOrDefault(write => write.Kind is not WriteKind.Delete) is not { } written)
        {
            return false;
        }

        NullableResponse<TableEntity> found = await TableTrouble.ClassifyAsync(() => service
            .GetTableClient(partition.Table)
            .GetEntityIfExistsAsync<TableEntity>(partition.Key, written.Key, cancellationToken: cancellationToken));

        return found.HasValue && found.Value!.GetString(OperationColumn) == operation;
    }

    private async Task<IReadOnlyList<Row>> QueryAsync(
        string table, string filter, int limit, CancellationToken cancellationToken)
    {
        const int pageMax = 1000;
        AsyncPageable<TableEntity> pages = service.GetTableClient(table).QueryAsync<TableEntity>(
            filter, Math.Min(limit, pageMax), cancellationToken: cancellationToken);
        var rows = new List<Row>();
        try
        {
            await foreach (TableEntity entity in pages)
            {
                rows.Add(ToRow(entity));
                if (rows.Count >= limit)
                {
                    break;
                }
            }
        }
        catch (RequestFailedException failure) when (TableTrouble.IsTransient(failure))
        {
            throw TableTrouble.Of(failure);
        }

        return rows;
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

using System.Net;
using Azure.Data.Tables;

namespace Azure.Messaging.ServiceBus.Local;

/// <summary>Rows in two tables; the messages of a queue are one partition, so that a transaction covers them.</summary>
internal sealed class TableMessageStore : IMessageStore
{
    private readonly TableServiceClient tables;
    private readonly TableClient queues;
    private readonly TableClient messages;
    private bool created;

    public TableMessageStore(TableServiceClient tables)
    {
        this.tables = tables;
        queues = tables.GetTableClient("sbqueues");
        messages = tables.GetTableClient("sbmessages");
    }

    public async Task<IReadOnlyList<QueueSettings>> ReadQueuesAsync(CancellationToken ct)
    {
        List<QueueSettings> found = [];
        await StoreFailure.TranslateAsync(async () =>
        {
            await CreateTablesAsync(ct);
            await foreach (TableEntity entity in Partition(queues, RowCodec.QueuePartition, ct))
            {
                found.Add(RowCodec.Queue(entity));
            }
        });
        return found;
    }

    public Task<bool> TryAddQueueAsync(QueueSettings queue, CancellationToken ct) => StoreFailure.TranslateAsync(
        async () =>
        {
            await CreateTablesAsync(ct);
            return !await HappensAsync(
                HttpStatusCode.Conflict,
                () => queues.AddEntityAsync(RowCodec.NewEntity(queue), ct));
        });

    public async Task<bool> RemoveQueueAsync(string queue, CancellationToken ct)
    {
        // Messages first: rows without their queue would come back when a queue of that name is created again.
        IReadOnlyList<MessageRow> rows = await ReadMessagesAsync(queue, ct);
        foreach (MessageRow[] chunk in rows.Chunk(IMessageStore.MaxAtomicRows))
        {
            await RemoveAsync(queue, [.. chunk.Select(row => row.SequenceNumber)]);
        }

        return await StoreFailure.TranslateAsync(async () =>
        {
            Response response = await queues.DeleteEntityAsync(RowCodec.QueuePartition, queue, ETag.All, ct);
            return response.Status != (int)HttpStatusCode.NotFound;
        });
    }

    public Task<long> ReserveSequenceAsync(string queue, int count) => StoreFailure.TranslateAsync(async () =>
    {
        while (true)
        {
            TableEntity entity = await queues.GetEntityAsync<TableEntity>(RowCodec.QueuePartition, queue);
            long first = entity.GetInt64(RowCodec.NextSequence).GetValueOrDefault();
            TableEntity change = new(RowCodec.QueuePartition, queue) { [RowCodec.NextSequence] = first + count };
            bool lost = await HappensAsync(
                HttpStatusCode.PreconditionFailed,
                () => queues.UpdateEntityAsync(change, entity.ETag, TableUpdateMode.Merge));
            if (!lost)
            {
                return first;
            }
        }
    });

    public async Task<IReadOnlyList<MessageRow>> ReadMessagesAsync(string queue, CancellationToken ct)
    {
        List<MessageRow> rows = [];
        await StoreFailure.TranslateAsync(async () =>
        {
            await CreateTablesAsync(ct);
            await foreach (TableEntity entity in Partition(messages, queue, ct))
            {
                rows.Add(RowCodec.Row(entity));
            }
        });
        return rows;
    }

    // Sequence numbers are never reserved twice, so a row that is there is ours: its answer was lost and the pipeline
    // sent it again.
    public Task AddAsync(IReadOnlyList<MessageRow> rows) => StoreFailure.TranslateAsync(async () =>
    {
        TableEntity[] entities = [.. rows.Select(RowCodec.NewEntity)];
        return await HappensAsync(HttpStatusCode.Conflict, () => entities.Length == 1
            ? messages.AddEntityAsync(entities[0])
            : messages.SubmitTransactionAsync(entities.Select(
                entity => new TableTransactionAction(TableTransactionActionType.Add, entity))));
    });

    public Task<IReadOnlyList<long>> UpdateAsync(IReadOnlyList<RowUpdate> updates) => StoreFailure.TranslateAsync(
        async () =>
        {
            bool missing = await HappensAsync(HttpStatusCode.NotFound, () => UpdateAtOnceAsync(updates));
            if (!missing)
            {
                return [];
            }

            return updates.Count == 1 ? [updates[0].Row.SequenceNumber] : await UpdateOneByOneAsync(updates);
        });

    public Task RemoveAsync(string queue, IReadOnlyList<long> sequenceNumbers) => StoreFailure.TranslateAsync(
        async () =>
        {
            string[] keys = [.. sequenceNumbers.Select(RowCodec.RowKey)];
            IEnumerable<TableTransactionAction> deletions = keys.Select(key => new TableTransactionAction(
                TableTransactionActionType.Delete, new TableEntity(queue, key), ETag.All));
            bool oneByOne = keys.Length == 1
                || await HappensAsync(HttpStatusCode.NotFound, () => messages.SubmitTransactionAsync(deletions));
            foreach (string key in oneByOne ? keys : [])
            {
                await messages.DeleteEntityAsync(queue, key, ETag.All);
            }
        });

    private static AsyncPageable<TableEntity> Partition(TableClient table, string key, CancellationToken ct) =>
        table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {key}"), cancellationToken: ct);

    private static async Task<bool> HappensAsync(HttpStatusCode status, Func<Task> call)
    {
        try
        {
            await call();
            return false;
        }
        catch (RequestFailedException failure) when (failure.Status == (int)status)
        {
            return true;
        }
    }

    private Task UpdateAtOnceAsync(IReadOnlyList<RowUpdate> updates) => updates.Count == 1
        ? messages.UpdateEntityAsync(RowCodec.ChangedEntity(updates[0]), ETag.All, TableUpdateMode.Merge)
        : messages.SubmitTransactionAsync(updates.Select(update => new TableTransactionAction(
            TableTransactionActionType.UpdateMerge, RowCodec.ChangedEntity(update), ETag.All)));

    private async Task<IReadOnlyList<long>> UpdateOneByOneAsync(IReadOnlyList<RowUpdate> updates)
    {
        List<long> missing = [];
        foreach (RowUpdate update in updates)
        {
            if (await HappensAsync(HttpStatusCode.NotFound, () => UpdateAtOnceAsync([update])))
            {
                missing.Add(update.Row.SequenceNumber);
            }
        }

        return missing;
    }

    private async Task CreateTablesAsync(CancellationToken ct)
    {
        if (!Volatile.Read(ref created))
        {
            await tables.CreateTableIfNotExistsAsync(queues.Name, ct);
            await tables.CreateTableIfNotExistsAsync(messages.Name, ct);
            Volatile.Write(ref created, true);
        }
    }
}

using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;

namespace Azure.Messaging.ServiceBus.Local;

/// <summary>
/// Messages and queues as table entities. Delivery state is in columns of its own, so that a merge changes it without
/// sending the body again; instants are ticks, because the store must give back exactly what it got.
/// </summary>
internal static class RowCodec
{
    public const string QueuePartition = "queue";

    /// <summary>The next sequence number that is not reserved yet.</summary>
    public const string NextSequence = "NextSequence";

    // The most that one binary property holds.
    private const int ChunkBytes = 64 * 1024;

    public static string RowKey(long sequenceNumber) => sequenceNumber.ToString("D19", CultureInfo.InvariantCulture);

    public static long SequenceNumber(string rowKey) => long.Parse(rowKey, CultureInfo.InvariantCulture);

    public static TableEntity NewEntity(MessageRow row)
    {
        TableEntity entity = DeliveryState(row);
        entity["AcceptedAt"] = row.AcceptedAt.UtcTicks;
        PutHeader(entity, row.Content);
        PutChunks(entity, "Body", row.Content.Body.ToArray());
        return entity;
    }

    public static TableEntity ChangedEntity(RowUpdate update)
    {
        TableEntity entity = DeliveryState(update.Row);
        if (update.WithProperties)
        {
            PutHeader(entity, update.Row.Content);
        }

        return entity;
    }

    public static MessageRow Row(TableEntity entity)
    {
        StoredHeader header = JsonSerializer.Deserialize<StoredHeader>(Chunks(entity, "Header"));
        return new MessageRow
        {
            Queue = entity.PartitionKey,
            SequenceNumber = SequenceNumber(entity.RowKey),
            Content = header.ToContent(Chunks(entity, "Body")),
            AcceptedAt = Instant(entity, "AcceptedAt"),
            State = Enum.Parse<RowState>(entity.GetString("State")),
            DeliveryCount = entity.GetInt32("DeliveryCount").GetValueOrDefault(),
            LockToken = entity.GetGuid("LockToken").GetValueOrDefault(),
            LockedUntil = Instant(entity, "LockedUntil"),
        };
    }

    public static TableEntity NewEntity(QueueSettings queue) => new(QueuePartition, queue.Key)
    {
        [NextSequence] = 1L,
        ["Name"] = queue.Name,
        ["CreatedAt"] = queue.CreatedAt.UtcTicks,
        ["LockDuration"] = queue.LockDuration.Ticks,
        ["MaxDeliveryCount"] = queue.MaxDeliveryCount,
        ["DefaultMessageTimeToLive"] = queue.DefaultMessageTimeToLive.Ticks,
        ["DeadLetteringOnMessageExpiration"] = queue.DeadLetteringOnMessageExpiration,
        ["RequiresDuplicateDetection"] = queue.RequiresDuplicateDetection,
        ["DuplicateDetectionHistoryTimeWindow"] = queue.DuplicateDetectionHistoryTimeWindow.Ticks,
    };

    public static QueueSettings Queue(TableEntity entity) => new()
    {
        Name = entity.GetString("Name"),
        CreatedAt = Instant(entity, "CreatedAt"),
        LockDuration = Span(entity, "LockDuration"),
        MaxDeliveryCount = entity.GetInt32("MaxDeliveryCount").GetValueOrDefault(),
        DefaultMessageTimeToLive = Span(entity, "DefaultMessageTimeToLive"),
        DeadLetteringOnMessageExpiration = entity.GetBoolean("DeadLetteringOnMessageExpiration").GetValueOrDefault(),
        RequiresDuplicateDetection = entity.GetBoolean("RequiresDuplicateDetection").GetValueOrDefault(),
        DuplicateDetectionHistoryTimeWindow = Span(entity, "DuplicateDetectionHistoryTimeWindow"),
    };

    private static TableEntity DeliveryState(MessageRow row) => new(row.Queue, RowKey(row.SequenceNumber))
    {
        ["State"] = row.State.ToString(),
        ["DeliveryCount"] = row.DeliveryCount,
        ["LockToken"] = row.LockToken,
        ["LockedUntil"] = row.LockedUntil.UtcTicks,
    };

    private static void PutHeader(TableEntity entity, SentMessage content) =>
        PutChunks(entity, "Header", JsonSerializer.SerializeToUtf8Bytes(StoredHeader.Of(content)));

    private static void PutChunks(TableEntity entity, string name, byte[] bytes)
    {
        // The count goes along, since a merge leaves older chunks behind.
        byte[][] chunks = [.. bytes.Chunk(ChunkBytes)];
        entity[name + "Chunks"] = chunks.Length;
        for (int i = 0; i < chunks.Length; i++)
        {
            entity[ChunkName(name, i)] = chunks[i];
        }
    }

    private static byte[] Chunks(TableEntity entity, string name)
    {
        int count = entity.GetInt32(name + "Chunks").GetValueOrDefault();
        return [.. Enumerable.Range(0, count).SelectMany(i => entity.GetBinary(ChunkName(name, i)))];
    }

    private static string ChunkName(string name, int position) =>
        name + position.ToString(CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(TableEntity entity, string name) =>
        new(entity.GetInt64(name).GetValueOrDefault(), TimeSpan.Zero);

    private static TimeSpan Span(TableEntity entity, string name) => new(entity.GetInt64(name).GetValueOrDefault());
}

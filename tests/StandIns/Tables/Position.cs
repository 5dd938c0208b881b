using System.Runtime.Serialization;
using Azure;
using Azure.Data.Tables;

namespace Breakwater.StandIns.Tables.Tests;

public enum Side
{
    None = 0,
    Buy = 1,
}

/// <summary>An entity class with a property of every storable type.</summary>
public sealed class Position : ITableEntity
{
    public string PartitionKey { get; set; } = "p";

    public string RowKey { get; set; } = "r";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public string? Text { get; set; }

    public bool Flag { get; set; }

    public int Count { get; set; }

    public long Units { get; set; }

    public double Price { get; set; }

    public DateTimeOffset OpenedAt { get; set; } = DateTimeOffset.UnixEpoch;

    public DateTime ClosedAt { get; set; } = DateTime.UnixEpoch;

    public Guid Id { get; set; }

    public byte[]? Bytes { get; set; }

    public BinaryData? Blob { get; set; }

    public Side Side { get; set; }

    public long? MaybeUnits { get; set; }

    public double? MaybePrice { get; set; }

    public DateTimeOffset? MaybeAt { get; set; }

    public Side? MaybeSide { get; set; }

    [DataMember(Name = "renamed")]
    public string? Original { get; set; }

    [IgnoreDataMember]
    public decimal NotStored { get; set; }
}

using System.Collections;

namespace Azure.Data.Tables;

public sealed class TableEntity : ITableEntity, IDictionary<string, object>
{
    internal const string ETagKey = "odata.etag";

    private readonly Dictionary<string, object> properties;

    public TableEntity()
    {
        properties = [];
    }

    public TableEntity(string partitionKey, string rowKey)
        : this()
    {
        PartitionKey = partitionKey;
        RowKey = rowKey;
    }

    public TableEntity(IDictionary<string, object> values)
    {
        properties = values is null ? [] : new Dictionary<string, object>(values);
    }

    public string PartitionKey
    {
        get => GetString(nameof(PartitionKey));
        set => properties[nameof(PartitionKey)] = value;
    }

    public string RowKey
    {
        get => GetString(nameof(RowKey));
        set => properties[nameof(RowKey)] = value;
    }

    public DateTimeOffset? Timestamp
    {
        get => GetDateTimeOffset(nameof(Timestamp));
        set => properties[nameof(Timestamp)] = value;
    }

    public ETag ETag
    {
        get => GetString(ETagKey) is { Length: > 0 } text ? new ETag(text) : default;
        set => properties[ETagKey] = value.ToString();
    }

    public ICollection<string> Keys => properties.Keys;

    public int Count => properties.Count;

    ICollection<object> IDictionary<string, object>.Values => properties.Values;

    bool ICollection<KeyValuePair<string, object>>.IsReadOnly => false;

    private ICollection<KeyValuePair<string, object>> Pairs => properties;

    public object this[string key]
    {
        get => properties.GetValueOrDefault(NotEmpty(key));
        set => properties[NotEmpty(key)] = KeepWidth(properties.GetValueOrDefault(key), value);
    }

    public string GetString(string key) => Get<string>(key);

    public int? GetInt32(string key) => Get<int?>(key);

    public long? GetInt64(string key) => Get<long?>(key);

    public double? GetDouble(string key) => Get<double?>(key);

    public bool? GetBoolean(string key) => Get<bool?>(key);

    public DateTime? GetDateTime(string key) =>
        this[key] is DateTimeOffset instant ? instant.UtcDateTime : Get<DateTime?>(key);

    public DateTimeOffset? GetDateTimeOffset(string key) =>
        this[key] is DateTime instant ? new DateTimeOffset(instant) : Get<DateTimeOffset?>(key);

    public Guid? GetGuid(string key) => Get<Guid?>(key);

    public byte[] GetBinary(string key) => this[key] is BinaryData data ? data.ToArray() : Get<byte[]>(key);

    public BinaryData GetBinaryData(string key) =>
        this[key] is byte[] bytes ? BinaryData.FromBytes(bytes) : Get<BinaryData>(key);

    public void Add(string key, object value) => this[key] = value;

    public bool Remove(string key) => properties.Remove(key);

    public void Clear() => properties.Clear();

    public bool ContainsKey(string key) => properties.ContainsKey(key);

    public bool TryGetValue(string key, out object value) => properties.TryGetValue(key, out value);

    void ICollection<KeyValuePair<string, object>>.Add(KeyValuePair<string, object> item) => Add(item.Key, item.Value);

    bool ICollection<KeyValuePair<string, object>>.Contains(KeyValuePair<string, object> item) => Pairs.Contains(item);

    void ICollection<KeyValuePair<string, object>>.CopyTo(KeyValuePair<string, object>[] array, int arrayIndex) =>
        Pairs.CopyTo(array, arrayIndex);

    bool ICollection<KeyValuePair<string, object>>.Remove(KeyValuePair<string, object> item) => Pairs.Remove(item);

    IEnumerator<KeyValuePair<string, object>> IEnumerable<KeyValuePair<string, object>>.GetEnumerator() =>
        properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => properties.GetEnumerator();

    /// <summary>The stored type of a number is kept: an int assigned over a long or a double takes its type.</summary>
    private static object KeepWidth(object existing, object value) => (existing, value) switch
    {
        (double, int number) => (double)number,
        (long, int number) => (long)number,
        _ => value,
    };

    private static string NotEmpty(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return key;
    }

    private T Get<T>(string key) => this[key] switch
    {
        null => default,
        T value => value,
        object other => throw new InvalidOperationException(
            $"Cannot return {typeof(T)} type for a {other.GetType()} typed property."),
    };
}

using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>Entities as JSON. Nulls are left out: the service stores none and a merge ignores them.</summary>
internal static class EntityWriter
{
    // Rows hold JSON in strings; escaping every quote as \u0022 would grow them by half.
    private static readonly JsonWriterOptions Options =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private const int KeyCount = 2;

    internal static ReadOnlyMemory<byte> Write(ITableEntity entity)
    {
        ArrayBufferWriter<byte> buffer = new(512);
        Write(entity, buffer);
        return buffer.WrittenMemory;
    }

    internal static void Write(ITableEntity entity, IBufferWriter<byte> buffer)
    {
        using Utf8JsonWriter json = new(buffer, Options);
        json.WriteStartObject();
        if (entity is IDictionary<string, object> dictionary)
        {
            WriteDictionary(json, dictionary);
        }
        else
        {
            WriteProperties(json, entity);
        }

        json.WriteEndObject();
    }

    private static void WriteDictionary(Utf8JsonWriter json, IDictionary<string, object> dictionary)
    {
        int count = -KeyCount;
        foreach ((string name, object value) in dictionary)
        {
            if (name != nameof(ITableEntity.Timestamp) && !name.StartsWith("odata.", StringComparison.Ordinal))
            {
                EntityLimits.CheckName(name);
                EdmValue.Write(json, name, value);
                count += value is null ? 0 : 1;
            }
        }

        EntityLimits.CheckCount(count);
    }

    private static void WriteProperties(Utf8JsonWriter json, ITableEntity entity)
    {
        EdmValue.Write(json, nameof(ITableEntity.PartitionKey), entity.PartitionKey);
        EdmValue.Write(json, nameof(ITableEntity.RowKey), entity.RowKey);
        EntityProperty[] properties = EntityShape.Of(entity.GetType()).Properties;
        EntityLimits.CheckCount(properties.Length);
        foreach (EntityProperty property in properties)
        {
            EdmValue.Write(json, property.Name, property.Get(entity));
        }
    }
}

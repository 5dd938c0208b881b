using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>Entities from the service's JSON, straight from the response's buffer.</summary>
internal static class EntityReader
{
    internal const string TypeSuffix = "@odata.type";

    internal static T ReadOne<T>(BinaryData content)
        where T : class, ITableEntity
    {
        Utf8JsonReader reader = new(content.ToMemory().Span);
        reader.Read();
        return ReadEntity<T>(ref reader);
    }

    internal static List<T> ReadMany<T>(BinaryData content)
        where T : class, ITableEntity
    {
        List<T> entities = [];
        Utf8JsonReader reader = new(content.ToMemory().Span);
        MoveToValues(ref reader);
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            entities.Add(ReadEntity<T>(ref reader));
        }

        return entities;
    }

    private static void MoveToValues(ref Utf8JsonReader reader)
    {
        while (reader.Read())
        {
            if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName
                && reader.ValueTextEquals("value"u8))
            {
                reader.Read();
                return;
            }
        }
    }

    private static T ReadEntity<T>(ref Utf8JsonReader reader)
        where T : class, ITableEntity
    {
        EntityShape shape = EntityShape.Of(typeof(T));
        ITableEntity entity = shape.Create();
        if (entity is IDictionary<string, object> dictionary)
        {
            ReadDictionary(ref reader, dictionary);
        }
        else
        {
            ReadProperties(ref reader, entity, shape);
        }

        return (T)entity;
    }

    private static void ReadDictionary(ref Utf8JsonReader reader, IDictionary<string, object> entity)
    {
        string annotated = null;
        string edmType = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString();
            reader.Read();
            if (name.EndsWith(TypeSuffix, StringComparison.Ordinal))
            {
                annotated = name[..^TypeSuffix.Length];
                edmType = reader.GetString();
                continue;
            }

            entity[name] = name == annotated && reader.TokenType == JsonTokenType.String
                ? EdmValue.FromAnnotated(edmType, reader.GetString())
                : name == nameof(ITableEntity.Timestamp)
                    ? EdmValue.ParseInstant(reader.GetString())
                    : EdmValue.Plain(ref reader);
        }
    }

    private static void ReadProperties(ref Utf8JsonReader reader, ITableEntity entity, EntityShape shape)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString();
            reader.Read();
            switch (name)
            {
                case nameof(ITableEntity.PartitionKey): entity.PartitionKey = reader.GetString(); break;
                case nameof(ITableEntity.RowKey): entity.RowKey = reader.GetString(); break;
                case TableEntity.ETagKey: entity.ETag = new ETag(reader.GetString()); break;
                case nameof(ITableEntity.Timestamp):
                    entity.Timestamp = EdmValue.ParseInstant(reader.GetString());
                    break;
                default:
                    if (shape.ByName.TryGetValue(name, out EntityProperty property)
                        && reader.TokenType != JsonTokenType.Null)
                    {
                        property.Set(entity, property.Parse(ref reader));
                    }

                    break;
            }
        }
    }
}

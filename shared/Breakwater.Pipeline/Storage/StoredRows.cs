using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Breakwater.Domain.Execution;

namespace Breakwater.Pipeline.Storage;

/// <summary>Reads typed values from rows.</summary>
public static class StoredRows
{
    private static readonly JsonSerializerOptions Strict = new(PipelineJson.Options)
    {
        RespectNullableAnnotations = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RequireValues } },
    };

    /// <summary>The row's content: nothing that it cannot be without may be missing.</summary>
    /// <exception cref="CorruptRowException">It cannot be read as that; the message names the row.</exception>
    public static Stored<T> Read<T>(this Row row)
    {
        try
        {
            T value = JsonSerializer.Deserialize<T>(row.Json, Strict) ?? throw new JsonException("It is null.");

            return new Stored<T>(row.Key, value, row.Version);
        }
        catch (JsonException exception)
        {
            throw new CorruptRowException(
                $"Row {row.Key} is no {typeof(T).Name}: {exception.Message}", exception);
        }
    }

    /// <summary>A trade's row.</summary>
    /// <exception cref="CorruptRowException">It is no trade, or that of another key.</exception>
    public static Stored<Trade> ReadTrade(this Row row)
    {
        Stored<Trade> read = row.Read<Trade>();

        return row.Key == Places.TradeKey(read.Value.Id)
            ? read
            : throw new CorruptRowException($"Row {row.Key} is trade {read.Value.Id}.");
    }

    // Null is never written, so only what may be null may be missing.
    private static void RequireValues(JsonTypeInfo type)
    {
        foreach (JsonPropertyInfo property in type.Properties)
        {
            property.IsRequired |= property.AssociatedParameter is { HasDefaultValue: false, IsNullable: false } value
                && Nullable.GetUnderlyingType(value.ParameterType) is null;
        }
    }
}

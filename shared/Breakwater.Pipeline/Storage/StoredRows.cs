using System.Text.Json;

namespace Breakwater.Pipeline.Storage;

/// <summary>Reads typed values from rows.</summary>
public static class StoredRows
{
    /// <summary>The row's content.</summary>
    /// <exception cref="JsonException">The row is corrupt; the message names it.</exception>
    public static Stored<T> Read<T>(this Row row)
    {
        try
        {
            T value = JsonSerializer.Deserialize<T>(row.Json, PipelineJson.Options)
                ?? throw new JsonException("It is null.");

            return new Stored<T>(row.Key, value, row.Version);
        }
        catch (JsonException exception)
        {
            throw new JsonException($"Row {row.Key} is no {typeof(T).Name}: {exception.Message}", exception);
        }
    }
}

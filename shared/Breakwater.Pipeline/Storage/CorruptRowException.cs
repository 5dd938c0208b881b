using System.Text.Json;

namespace Breakwater.Pipeline.Storage;

/// <summary>A stored row is not what its key says: it is never guessed at. The message names it.</summary>
public sealed class CorruptRowException : JsonException
{
    /// <summary>Without a reason; only for serializers.</summary>
    public CorruptRowException()
    {
    }

    /// <summary>A row that could be read and makes no sense.</summary>
    /// <param name="message">Its key and what is wrong with it.</param>
    public CorruptRowException(string message)
        : base(message)
    {
    }

    /// <summary>A row that could not be read.</summary>
    /// <param name="message">Its key and what it should be.</param>
    /// <param name="innerException">Where reading broke.</param>
    public CorruptRowException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

using System.Text.Json;
using Breakwater.Pipeline.Messages;

namespace Breakwater.Pipeline.Storage;

/// <summary>What one decision changes: rows of one partition, and the messages that follow from them.</summary>
public sealed class Changes(Partition partition)
{
    private readonly List<Write> writes = [];
    private readonly List<OutgoingMessage> messages = [];

    /// <summary>Where the rows are.</summary>
    public Partition Partition { get; } = partition;

    /// <summary>The rows.</summary>
    public IReadOnlyList<Write> Writes => writes;

    /// <summary>The messages.</summary>
    public IReadOnlyList<OutgoingMessage> Messages => messages;

    /// <summary>
    /// Puts <paramref name="value"/> in the place of what was read; inserts it when nothing was there.
    /// </summary>
    public Changes Put<T>(Stored<T> read, T value)
    {
        WriteKind kind = read.Version is null ? WriteKind.Insert : WriteKind.Replace;
        writes.Add(new Write(kind, read.Key, JsonSerializer.Serialize(value, PipelineJson.Options), read.Version));

        return this;
    }

    /// <summary>Adds or overwrites a row whose content is a function of its key.</summary>
    public Changes Upsert<T>(string key, T value)
    {
        writes.Add(new Write(WriteKind.Upsert, key, JsonSerializer.Serialize(value, PipelineJson.Options), null));

        return this;
    }

    /// <summary>Removes what was read, if it has not changed.</summary>
    public Changes Remove<T>(Stored<T> read)
    {
        writes.Add(new Write(WriteKind.Delete, read.Key, null, read.Version));

        return this;
    }

    /// <summary>Sends <paramref name="message"/> once the rows are stored.</summary>
    public Changes Send(OutgoingMessage message)
    {
        messages.Add(message);

        return this;
    }
}

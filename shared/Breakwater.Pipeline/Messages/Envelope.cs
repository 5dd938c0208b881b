using System.Text.Json;
using Breakwater.Domain;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Messages;

/// <summary>A message on a queue. The id is a pure function of what caused it.</summary>
/// <param name="Id">The same cause makes the same id.</param>
/// <param name="Type">What the payload is.</param>
/// <param name="Bot">Whose it is.</param>
/// <param name="CorrelationId">Follows a candle to its fill.</param>
/// <param name="CausationId">The message or timer slot that led to it.</param>
/// <param name="OccurredAt">When it was decided.</param>
/// <param name="Payload">The content.</param>
public sealed record Envelope(
    string Id,
    string Type,
    string Bot,
    string CorrelationId,
    string CausationId,
    DateTimeOffset OccurredAt,
    JsonElement Payload)
{
    /// <summary>After this the message is worthless; null when it never is.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The content as <typeparamref name="T"/>.</summary>
    /// <exception cref="JsonException">It is something else: a poison message.</exception>
    public T Read<T>() => Payload.Deserialize<T>(PipelineJson.Options)
        ?? throw new JsonException($"Message {Id} of type {Type} has no payload.");

    /// <summary>Makes a message that <paramref name="origin"/> led to.</summary>
    /// <param name="origin">Bot, correlation id, cause and time.</param>
    /// <param name="payload">Its type's name becomes the message's type.</param>
    /// <param name="key">What tells it from others of the same cause and type.</param>
    public static Envelope Of<T>(Origin origin, T payload, string key)
        where T : notnull => new(
            StableId.Of(origin.Bot, typeof(T).Name, origin.CausationId, key),
            typeof(T).Name,
            origin.Bot,
            origin.CorrelationId,
            origin.CausationId,
            origin.Now,
            JsonSerializer.SerializeToElement(payload, PipelineJson.Options));
}

/// <summary>What led to a message.</summary>
/// <param name="Bot">Whose it is.</param>
/// <param name="CorrelationId">Follows a candle to its fill.</param>
/// <param name="CausationId">The message or timer slot.</param>
/// <param name="Now">When.</param>
public sealed record Origin(string Bot, string CorrelationId, string CausationId, DateTimeOffset Now)
{
    /// <summary>The origin of what the handling of <paramref name="message"/> leads to.</summary>
    public static Origin From(Envelope message, DateTimeOffset now) =>
        new(message.Bot, message.CorrelationId, message.Id, now);
}

/// <summary>A message with its queue.</summary>
/// <param name="Queue">One of <see cref="Queues"/>.</param>
/// <param name="Envelope">The message.</param>
/// <param name="NotBefore">Delivered no earlier; null for at once.</param>
public sealed record OutgoingMessage(string Queue, Envelope Envelope, DateTimeOffset? NotBefore = null);

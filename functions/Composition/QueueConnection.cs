using System.Text.Json;
using Azure.Messaging.ServiceBus;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Functions.Composition;

/// <summary>How queue triggers connect, and how their messages are read.</summary>
internal static class QueueConnection
{
    /// <summary>A connection string, or a section with a namespace for the app's identity.</summary>
    public const string Setting = "ServiceBusConnection";

    /// <summary>The key of that namespace within the section.</summary>
    public const string Namespace = "fullyQualifiedNamespace";

    /// <summary>The envelope inside a message.</summary>
    /// <exception cref="JsonException">It is none: a poison message, dead-lettered after its last delivery.</exception>
    public static Envelope ToEnvelope(this ServiceBusReceivedMessage message) =>
        JsonSerializer.Deserialize<Envelope>(message.Body.ToMemory().Span, PipelineJson.Options)
        ?? throw new JsonException($"Message {message.MessageId} holds null.");
}

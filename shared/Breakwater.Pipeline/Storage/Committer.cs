using System.Text.Json;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Pipeline.Storage;

/// <summary>Stores changes together with their messages, then sends them: the outbox.</summary>
/// <remarks>
/// A crash after the commit leaves outbox rows, which <c>OutboxRelay</c> sends later; a crash after the send leaves
/// rows
/// that are sent again. Both are harmless, because every handler takes a message twice.
/// </remarks>
public sealed class Committer(IStateStore store, IMessageBus bus)
{
    /// <summary>Keys of rows that hold a message not known to be sent.</summary>
    public const string OutboxPrefix = "outbox:";

    /// <summary>Commits and sends.</summary>
    /// <returns>False when a row had changed: nothing was stored and nothing sent; read again and decide
    /// again.</returns>
    public async Task<bool> CommitAsync(Changes changes, CancellationToken cancellationToken)
    {
        Write[] outbox = [.. changes.Messages.Select(ToRow)];
        if (!await store.CommitAsync(changes.Partition, [.. changes.Writes, .. outbox], cancellationToken))
        {
            return false;
        }

        await SendAsync(changes.Partition, changes.Messages, cancellationToken);

        return true;
    }

    /// <summary>Sends messages whose rows are stored, then removes the rows.</summary>
    public async Task SendAsync(
        Partition partition, IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken)
    {
        if (messages.Count == 0)
        {
            return;
        }

        await bus.SendAsync(messages, cancellationToken);

        Write[] deletions = [.. messages.Select(message => KeyOf(message)).Distinct()
            .Select(key => new Write(WriteKind.Delete, key, null, null))];
        // A conflict means that the relay was quicker.
        await store.CommitAsync(partition, deletions, cancellationToken);
    }

    private static string KeyOf(OutgoingMessage message) => OutboxPrefix + message.Envelope.Id;

    private static Write ToRow(OutgoingMessage message) => new(
        WriteKind.Upsert, KeyOf(message), JsonSerializer.Serialize(message, PipelineJson.Options), null);
}

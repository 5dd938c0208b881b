using Breakwater.Domain;
using Breakwater.Pipeline.Execution;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Pipeline.Engine;

/// <summary>Shows an operator what was given up, and puts it back when he says so.</summary>
public sealed class DeadLetterDesk(
    BotSettings settings, IDeadLetters letters, IJournal journal, EventLog events, TimeProvider clock)
{
    /// <summary>The oldest of every queue.</summary>
    /// <param name="limit">At most so many of each.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<DeadLetter>> ListAsync(int limit, CancellationToken cancellationToken)
    {
        IReadOnlyList<DeadLetter>[] all = await Task.WhenAll(
            Queues.All.Select(queue => letters.ListAsync(queue, limit, cancellationToken)));

        return [.. all.SelectMany(queue => queue).OrderBy(letter => letter.SentAt)];
    }

    /// <summary>Puts back what a queue gave up. Every handler takes a message twice, so that none is doubled.</summary>
    /// <param name="queue">One of <see cref="Queues"/>.</param>
    /// <param name="messageId">Only this one; null for all.</param>
    /// <param name="reason">The operator's words.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The ids of those that were put back.</returns>
    public async Task<IReadOnlyList<string>> ResubmitAsync(
        string queue, string? messageId, string reason, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> ids = await letters.ResubmitAsync(queue, messageId, cancellationToken);
        DateTimeOffset now = clock.GetUtcNow();
        var entry = new JournalEntry(
            new JournalKey(settings.Bot, now, JournalStage.Command, $"resubmit-{queue}"),
            queue,
            ids.Count > 0 ? "accepted" : "refused",
            reason,
            $"resubmit-{now:O}",
            [new Check("resubmitted", ids.Count, null, ids.Count > 0)]);
        await journal.WriteAsync([entry], cancellationToken);
        events.Commanded($"resubmit {queue}", $"{ids.Count} messages ({reason})");

        return ids;
    }
}

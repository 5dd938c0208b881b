namespace Breakwater.Pipeline.Ports;

/// <summary>Messages that failed every delivery, or could not be read.</summary>
public interface IDeadLetters
{
    /// <summary>What <paramref name="queue"/> has given up, oldest first; it stays there.</summary>
    /// <param name="queue">One of <see cref="Messages.Queues"/>.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OutsideTroubleException">The queue does not tell.</exception>
    Task<IReadOnlyList<DeadLetter>> ListAsync(string queue, int limit, CancellationToken cancellationToken);

    /// <summary>Puts what <paramref name="queue"/> has given up into it again, each at least once.</summary>
    /// <param name="queue">One of <see cref="Messages.Queues"/>.</param>
    /// <param name="messageId">Only this one; null for all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The ids of those that were put back.</returns>
    /// <exception cref="OutsideTroubleException">Not all were; the rest stays where it is.</exception>
    Task<IReadOnlyList<string>> ResubmitAsync(string queue, string? messageId, CancellationToken cancellationToken);
}

/// <summary>A message that was given up.</summary>
/// <param name="Queue">Where it was to be handled.</param>
/// <param name="Id">Its message id.</param>
/// <param name="Type">What its payload is, as the sender said.</param>
/// <param name="CorrelationId">Follows a candle to its fill.</param>
/// <param name="SentAt">When the queue took it.</param>
/// <param name="Deliveries">How often it was handed out.</param>
/// <param name="Reason">Why it was given up, in one word of the queue's or the handler's.</param>
/// <param name="Detail">The same in a sentence; empty when nobody said.</param>
public sealed record DeadLetter(
    string Queue,
    string Id,
    string Type,
    string CorrelationId,
    DateTimeOffset SentAt,
    int Deliveries,
    string Reason,
    string Detail);

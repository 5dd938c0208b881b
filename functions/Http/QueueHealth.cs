using System.Globalization;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Functions.Http;

/// <summary>Looks at what waits to be sent, which storage knows, and at what lies in the queues.</summary>
public sealed class QueueHealth(BotSettings settings, IStateStore store, IMessageBus bus, TimeProvider clock)
{
    /// <summary>The relay runs each half minute: what is older than two of its runs is stuck.</summary>
    private static readonly TimeSpan Stuck = TimeSpan.FromMinutes(1);

    public async Task<QueuesPart> LookAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<QueueDepth> depths = await DepthsAsync(cancellationToken);
        List<HealthIssue> issues = [.. depths.Where(depth => depth.DeadLetters > 0).Select(GivenUp)];
        try
        {
            IReadOnlyList<OutgoingMessage> unsent = await UnsentAsync(cancellationToken);
            TimeSpan? oldest = unsent.Count == 0
                ? null
                : clock.GetUtcNow() - unsent.Min(message => message.Envelope.OccurredAt);
            issues.AddRange(oldest > Stuck ? [Waiting(unsent.Count, oldest.Value)] : []);
            string status = issues.Count > 0 ? HealthReport.Degraded : HealthReport.Healthy;

            return new QueuesPart(status, unsent.Count, oldest?.TotalSeconds, depths, issues);
        }
        catch (OutsideTroubleException trouble)
        {
            issues.Add(new HealthIssue("DB-1", $"What waits to be sent cannot be read: {trouble.Message}"));

            return new QueuesPart(HealthReport.Unhealthy, null, null, depths, issues);
        }
    }

    // What is still to be written down is no message.
    private async Task<IReadOnlyList<OutgoingMessage>> UnsentAsync(CancellationToken cancellationToken)
    {
        Places places = settings.Places;
        IReadOnlyList<Row>[] all = await Task.WhenAll(
            new[] { places.Engine, places.Cycles, places.Trading }
                .Select(place => store.ListAsync(place, Committer.OutboxPrefix, cancellationToken)));

        return
        [
            .. all.SelectMany(part => part)
                .Where(row => !row.Key.StartsWith(Committer.EntryPrefix, StringComparison.Ordinal))
                .Select(row => row.Read<OutgoingMessage>().Value),
        ];
    }

    // That a broker does not tell is not that it does not work: who sends will know.
    private async Task<IReadOnlyList<QueueDepth>> DepthsAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await bus.DepthsAsync(cancellationToken);
        }
        catch (OutsideTroubleException)
        {
            return [];
        }
    }

    private static HealthIssue GivenUp(QueueDepth depth) => new(
        "MQ-2",
        string.Create(
            CultureInfo.InvariantCulture,
            $"Queue {depth.Queue} has given up {depth.DeadLetters} messages: GET /api/deadletters says why."));

    private static HealthIssue Waiting(int count, TimeSpan oldest) => new(
        "MQ-1",
        string.Create(
            CultureInfo.InvariantCulture,
            $"{count} messages wait to be sent, the oldest for {oldest.TotalSeconds:0} s: the relay or Service Bus "
            + $"does not work."));
}

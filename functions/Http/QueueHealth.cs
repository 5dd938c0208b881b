using System.Globalization;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Functions.Http;

/// <summary>Looks at what waits to be sent: the part of the queues that storage knows.</summary>
public sealed class QueueHealth(BotSettings settings, IStateStore store, TimeProvider clock)
{
    /// <summary>The relay runs each half minute: what is older than two of its runs is stuck.</summary>
    private static readonly TimeSpan Stuck = TimeSpan.FromMinutes(1);

    public async Task<QueuesPart> LookAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Row> rows;
        try
        {
            Row[][] all = await Task.WhenAll(
                new[] { settings.Places.Engine, settings.Places.Cycles, settings.Places.Trading }.Select(async place =>
                    (await store.ListAsync(place, Committer.OutboxPrefix, cancellationToken)).ToArray()));
            // What is still to be written down is no message.
            rows =
            [
                .. all.SelectMany(part => part)
                    .Where(row => !row.Key.StartsWith(Committer.EntryPrefix, StringComparison.Ordinal)),
            ];
        }
        catch (OutsideTroubleException trouble)
        {
            return new QueuesPart(
                HealthReport.Unhealthy,
                null,
                null,
                [new HealthIssue("DB-1", $"What waits to be sent cannot be read: {trouble.Message}")]);
        }

        TimeSpan? oldest = rows.Count == 0
            ? null
            : clock.GetUtcNow() - rows.Min(row => row.Read<OutgoingMessage>().Value.Envelope.OccurredAt);

        return oldest > Stuck
            ? new QueuesPart(HealthReport.Degraded, rows.Count, oldest.Value.TotalSeconds, [Issue(rows.Count, oldest)])
            : new QueuesPart(HealthReport.Healthy, rows.Count, oldest?.TotalSeconds, []);
    }

    private static HealthIssue Issue(int count, TimeSpan? oldest) => new(
        "MQ-1",
        string.Create(
            CultureInfo.InvariantCulture,
            $"{count} messages wait to be sent, the oldest for {oldest?.TotalSeconds:0} s: the relay or Service Bus "
            + $"does not work."));
}

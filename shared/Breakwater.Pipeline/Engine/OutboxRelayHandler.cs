using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Engine;

/// <summary>Sends what a crash left in the outbox.</summary>
public sealed class OutboxRelayHandler(BotSettings settings, IStateStore store, Committer committer)
{
    /// <summary>Sends every waiting message of the three partitions that have an outbox.</summary>
    /// <returns>How many were sent.</returns>
    public async Task<int> HandleAsync(CancellationToken cancellationToken)
    {
        int sent = 0;
        Partition[] partitions = [settings.Places.Trading, settings.Places.Cycles, settings.Places.Engine];
        foreach (Partition partition in partitions)
        {
            IReadOnlyList<Row> rows = await store.ListAsync(partition, Committer.OutboxPrefix, cancellationToken);
            foreach (Row row in rows)
            {
                await committer.SendAsync(partition, [row.Read<OutgoingMessage>().Value], cancellationToken);
                sent++;
            }
        }

        return sent;
    }
}

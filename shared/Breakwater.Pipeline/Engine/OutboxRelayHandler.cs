using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Engine;

/// <summary>Sends what a crash left in the outbox, and writes down what was stored to be written down.</summary>
public sealed class OutboxRelayHandler(BotSettings settings, IStateStore store, Committer committer)
{
    /// <summary>
    /// Sends every waiting message of the three partitions that have an outbox; then the journal, which may wait.
    /// </summary>
    /// <returns>How many rows were passed on.</returns>
    public async Task<int> HandleAsync(CancellationToken cancellationToken)
    {
        int passed = 0;
        var untold = new List<(Partition Partition, Row[] Rows)>();
        foreach (Partition partition in settings.Places.WithOutbox)
        {
            IReadOnlyList<Row> rows = await store.ListAsync(partition, Committer.OutboxPrefix, cancellationToken);
            passed += rows.Count;
            untold.Add((partition, [.. rows.Where(Committer.IsEntry)]));
            foreach (Row row in rows.Where(row => !Committer.IsEntry(row)))
            {
                await committer.SendAsync(partition, row.Read<OutgoingMessage>().Value, cancellationToken);
            }
        }

        foreach ((Partition partition, Row[] rows) in untold)
        {
            await committer.TellAsync(partition, rows, cancellationToken);
        }

        return passed;
    }
}

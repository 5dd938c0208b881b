using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;
using Breakwater.Simulation.Outside;
using Breakwater.TestKit;

namespace Breakwater.Simulation.Ports;

/// <summary>The store as one process reaches it.</summary>
public sealed class StorePort(Site site, Line line) : IStateStore
{
    private MemoryStore Rows => site.Rows;

    public Task<Row?> FindAsync(Partition partition, string key, CancellationToken cancellationToken) =>
        line.CallAsync("find", key, () =>
        {
            FailRead();
            if (key == Places.ControlKey)
            {
                site.Watch.Looks.Looked(line.Instance);
            }

            return Rows.FindAsync(partition, key, cancellationToken).Result;
        });

    public Task<IReadOnlyList<Row>> ListAsync(
        Partition partition, string prefix, CancellationToken cancellationToken) =>
        line.CallAsync("list", prefix, () =>
        {
            FailRead();

            return Rows.ListAsync(partition, prefix, cancellationToken).Result;
        });

    public Task<IReadOnlyList<Row>> PageAsync(
        Partition partition, string? after, int limit, CancellationToken cancellationToken) =>
        line.CallAsync("page", partition.Table, () =>
        {
            FailRead();

            return Rows.PageAsync(partition, after, limit, cancellationToken).Result;
        });

    public Task<bool> CommitAsync(
        Partition partition, IReadOnlyList<Write> writes, CancellationToken cancellationToken) =>
        line.CallAsync("commit", writes[0].Key, () => Commit(partition, writes));

    private bool Commit(Partition partition, IReadOnlyList<Write> writes)
    {
        if (site.Weather.Is(Fault.StoreDown))
        {
            throw new OutsideTroubleException("The store is down.");
        }

        if (site.Faults.Strikes(Fault.StoreThrottled))
        {
            throw new OutsideTroubleException("The store is busy (503).");
        }

        if (site.Faults.Strikes(Fault.StoreTimeoutLost))
        {
            throw new OutsideTroubleException("The store did not answer; nothing was written.");
        }

        if (site.Faults.Strikes(Fault.StoreConflict))
        {
            Touch(partition, writes);
        }

        bool done = Rows.CommitAsync(partition, writes, CancellationToken.None).Result;
        if (done)
        {
            site.Watch.Committed(partition, writes);
        }
        else
        {
            site.Trace.Add(line.Instance, "conflict", writes[0].Key);
        }

        if (site.Faults.Strikes(Fault.StoreTimeoutApplied))
        {
            throw new OutsideTroubleException("The store did not answer; all was written.");
        }

        return site.Faults.Strikes(Fault.StoreFalseConflict) ? false : done;
    }

    // Another writer came first and changed nothing that matters: only the version is another.
    private void Touch(Partition partition, IReadOnlyList<Write> writes)
    {
        Write? contested = writes.FirstOrDefault(write => write.Version is not null);
        Row? row = contested is null
            ? null
            : Rows.FindAsync(partition, contested.Key, CancellationToken.None).Result;
        if (row is not null)
        {
            Write[] same = [new Write(WriteKind.Upsert, row.Key, row.Json, null)];
            Rows.CommitAsync(partition, same, CancellationToken.None).Wait();
        }
    }

    private void FailRead()
    {
        if (site.Weather.Is(Fault.StoreDown))
        {
            throw new OutsideTroubleException("The store is down.");
        }

        if (site.Faults.Strikes(Fault.StoreReadFailed, 0.3))
        {
            throw new OutsideTroubleException("The store did not answer.");
        }
    }
}

using Breakwater.Pipeline.Ports;
using Breakwater.Simulation.Outside;

namespace Breakwater.Simulation.Ports;

/// <summary>The journal as one process reaches it.</summary>
public sealed class JournalPort(Site site, Line line) : IJournal
{
    public Task WriteAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken) =>
        line.CallAsync("journal", entries[0].Key.Cause, () =>
        {
            Fail();
            site.Journal.WriteAsync(entries, cancellationToken).Wait(cancellationToken);

            return true;
        });

    public Task<JournalEntry?> FindAsync(JournalKey key, CancellationToken cancellationToken) =>
        line.CallAsync("journal find", key.Cause, () =>
        {
            Fail();

            return site.Journal.FindAsync(key, cancellationToken).Result;
        });

    private void Fail()
    {
        if (site.Weather.Is(Fault.StoreDown) || site.Faults.Strikes(Fault.JournalFailed))
        {
            throw new OutsideTroubleException("The journal did not answer.");
        }
    }
}

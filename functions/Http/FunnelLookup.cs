using Breakwater.Adapters.Tables;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Reports;

namespace Breakwater.Functions.Http;

/// <summary>Counts the journal of the last hours: what each stage let through, and what stopped the rest.</summary>
public sealed class FunnelLookup(BotSettings settings, TableJournal journal, TimeProvider clock)
{
    private const int PageRows = 1000;

    /// <summary>The funnel of so many hours up to now.</summary>
    public async Task<FunnelReport> ReadAsync(int hours, CancellationToken cancellationToken)
    {
        DateTimeOffset until = clock.GetUtcNow();
        DateTimeOffset from = until.AddHours(-hours);

        return new FunnelReport(settings.Bot, from, until, await StagesAsync(from, until, cancellationToken));
    }

    private async Task<IReadOnlyList<FunnelStage>> StagesAsync(
        DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var funnel = new Funnel();
        for (DateTimeOffset day = until; day.UtcDateTime.Date >= from.UtcDateTime.Date; day = day.AddDays(-1))
        {
            string? after = null;
            IReadOnlyList<JournalLine> page;
            do
            {
                page = await journal.PageAsync(settings.Bot, day, after, PageRows, cancellationToken);
                foreach (JournalLine line in page.Where(line => line.At >= from && line.At <= until))
                {
                    funnel.Add(
                        new FunnelDecision(line.Stage, line.Symbol, line.Outcome, line.Reason, line.At), line.Checks);
                }

                after = page.Count == PageRows ? page[^1].Key : null;
            }
            // Newest first: the first row before the span ends it.
            while (after is not null && page[^1].At >= from);
        }

        return funnel.Stages();
    }
}

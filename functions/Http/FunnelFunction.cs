using System.Globalization;
using Breakwater.Adapters.Tables;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Reports;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Breakwater.Functions.Http;

public sealed class FunnelFunction(BotSettings settings, TableJournal journal, TimeProvider clock)
{
    private const int HoursMax = 24;
    private const int HoursDefault = 6;
    private const int PageRows = 1000;

    [Function("GetFunnel")]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/bots/{bot}/funnel")] HttpRequest request,
        string bot,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (bot != settings.Bot)
        {
            return Answers.NoSuchBot(bot, settings.Bot);
        }

        string? text = request.Query["hours"];
        int hours = HoursDefault;
        if (text is not null
            && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out hours)
                || hours is < 1 or > HoursMax))
        {
            return Answers.Problem(
                StatusCodes.Status400BadRequest,
                "Bad hours",
                $"hours is '{text}'; allowed is 1 to {HoursMax}.",
                "hours");
        }

        DateTimeOffset until = clock.GetUtcNow();
        DateTimeOffset from = until.AddHours(-hours);

        return Answers.Json(new FunnelReport(bot, from, until, await StagesAsync(from, until, cancellationToken)));
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

using Breakwater.Adapters.Tables;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Reports;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Breakwater.Functions.Http;

public sealed class DecisionsFunction(BotSettings settings, TableJournal journal, TimeProvider clock)
{
    // A bot that has written nothing for a week has nothing new to show.
    private const int DaysBack = 7;

    private delegate Task<IReadOnlyList<JournalLine>> Lines(
        string bot, DateTimeOffset day, string? after, int limit, CancellationToken cancellationToken);

    [Function("GetDecisions")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/bots/{bot}/decisions")] HttpRequest request,
        string bot,
        CancellationToken cancellationToken) => AnswerAsync(request, bot, journal.PageAsync, cancellationToken);

    [Function("GetSignals")]
    public Task<IActionResult> SignalsAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/bots/{bot}/signals")] HttpRequest request,
        string bot,
        CancellationToken cancellationToken) => AnswerAsync(request, bot, journal.SignalsAsync, cancellationToken);

    private async Task<IActionResult> AnswerAsync(
        HttpRequest request, string bot, Lines read, CancellationToken cancellationToken)
    {
        if (bot != settings.Bot)
        {
            return Answers.NoSuchBot(bot, settings.Bot);
        }

        ArgumentNullException.ThrowIfNull(request);
        (PageQuery? page, IActionResult? problem) = PageQuery.Read(request);
        if (page is null)
        {
            return problem!;
        }

        string? text = request.Query["day"];
        if (text is not null && DayCursor.DayOf(text) is null)
        {
            return Answers.Problem(
                StatusCodes.Status400BadRequest, "Bad day", $"day is '{text}'; the form is {DayCursor.Form}.", "day");
        }

        (DateTimeOffset? of, string? after) = DayCursor.Read(page.After);
        DateTimeOffset day = DayCursor.DayOf(text) ?? of ?? await NewestDayAsync(cancellationToken);
        IReadOnlyList<JournalLine> lines = await read(bot, day, after, page.Limit, cancellationToken);
        string? next = lines.Count == page.Limit ? DayCursor.Write(day, lines[^1].Key) : null;

        return Answers.Json(new ReportPage<JournalLine>(lines, next));
    }

    private async Task<DateTimeOffset> NewestDayAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset today = clock.GetUtcNow();
        for (int back = 0; back <= DaysBack; back++)
        {
            DateTimeOffset day = today.AddDays(-back);
            if (await journal.PageAsync(settings.Bot, day, null, 1, cancellationToken) is { Count: > 0 })
            {
                return day;
            }
        }

        return today;
    }
}

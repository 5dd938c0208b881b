using System.Globalization;
using Breakwater.Adapters.Tables;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Reports;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Breakwater.Functions.Http;

public sealed class DecisionsFunction(BotSettings settings, TableJournal journal, TimeProvider clock)
{
    private const string DayForm = "yyyy-MM-dd";

    [Function("GetDecisions")]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/bots/{bot}/decisions")] HttpRequest request,
        string bot,
        CancellationToken cancellationToken)
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
        DateTimeOffset day = clock.GetUtcNow();
        if (text is not null && !TryDay(text, out day))
        {
            return Answers.Problem(
                StatusCodes.Status400BadRequest, "Bad day", $"day is '{text}'; the form is {DayForm}.", "day");
        }

        IReadOnlyList<JournalLine> lines = await journal.PageAsync(
            bot, day, page.After, page.Limit, cancellationToken);
        string? next = lines.Count == page.Limit ? lines[^1].Key : null;

        return Answers.Json(new ReportPage<JournalLine>(lines, next));
    }

    private static bool TryDay(string text, out DateTimeOffset day) => DateTimeOffset.TryParseExact(
        text, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out day);
}

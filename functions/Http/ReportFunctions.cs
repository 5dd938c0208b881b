using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Execution;
using Breakwater.Pipeline.Reports;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Breakwater.Functions.Http;

public sealed class ReportFunctions(BotSettings settings, BotReports reports, AccountReport account)
{
    [Function("GetPositions")]
    public Task<IActionResult> PositionsAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/bots/{bot}/positions")] HttpRequest request,
        string bot,
        CancellationToken cancellationToken) =>
        AnswerAsync(request, bot, async _ => Answers.Json(await reports.PositionsAsync(cancellationToken)));

    [Function("GetOrders")]
    public Task<IActionResult> OrdersAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/bots/{bot}/orders")] HttpRequest request,
        string bot,
        CancellationToken cancellationToken) =>
        AnswerAsync(request, bot, async page => Answers.Json(await reports.OrdersAsync(page.Limit, cancellationToken)));

    [Function("GetTrades")]
    public Task<IActionResult> TradesAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/bots/{bot}/trades")] HttpRequest request,
        string bot,
        CancellationToken cancellationToken) =>
        AnswerAsync(request, bot, async page =>
        {
            ReportPage<TradeView> trades = await reports.TradesAsync(page.After, page.Limit, cancellationToken);

            return Answers.Json(trades);
        });

    [Function("GetPerformance")]
    public Task<IActionResult> PerformanceAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/bots/{bot}/performance")] HttpRequest request,
        string bot,
        CancellationToken cancellationToken) =>
        AnswerAsync(request, bot, async _ => Answers.Json(await reports.PerformanceAsync(cancellationToken)));

    [Function("GetAccount")]
    public Task<IActionResult> AccountAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/bots/{bot}/account")] HttpRequest request,
        string bot,
        CancellationToken cancellationToken) =>
        AnswerAsync(request, bot, async _ => Answers.Json(await account.ReadAsync(cancellationToken)));

    private async Task<IActionResult> AnswerAsync(
        HttpRequest request, string bot, Func<PageQuery, Task<IActionResult>> answer)
    {
        if (bot != settings.Bot)
        {
            return Answers.NoSuchBot(bot, settings.Bot);
        }

        (PageQuery? page, IActionResult? problem) = PageQuery.Read(request);

        return page is null ? problem! : await answer(page);
    }
}

using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Positions;
using Breakwater.Pipeline.Reports;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Breakwater.Functions.Http;

public sealed class SafetyFunctions(
    BotSettings settings, ClosePositionHandler close, IncidentDesk incidents, RiskReports risk)
{
    [Function("PostClosePosition")]
    public async Task<IActionResult> CloseAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/bots/{bot}/positions/{symbol}/close")]
        HttpRequest request,
        string bot,
        string symbol,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (bot != settings.Bot)
        {
            return Answers.NoSuchBot(bot, settings.Bot);
        }

        (CommandBody? body, IActionResult? problem) = await CommandBody.ReadAsync(request, false, cancellationToken);
        problem ??= body!.Confirm == bot ? body.TooLong : CommandBody.NotConfirmed(bot);
        if (problem is not null)
        {
            return problem;
        }

        string? trade = string.IsNullOrWhiteSpace(symbol)
            ? null
            : await close.HandleAsync(Symbol.Of(symbol), body!.Words, cancellationToken);

        return trade is null
            ? Answers.Problem(
                StatusCodes.Status404NotFound, "No such position", $"There is no open position in {symbol}.", "symbol")
            : Answers.Json(new { Accepted = true, TradeId = trade, Symbol = symbol }, StatusCodes.Status202Accepted);
    }

    [Function("GetIncidents")]
    public async Task<IActionResult> IncidentsAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/bots/{bot}/incidents")] HttpRequest request,
        string bot,
        CancellationToken cancellationToken) => bot == settings.Bot
            ? Answers.Json(await incidents.ListAsync(cancellationToken))
            : Answers.NoSuchBot(bot, settings.Bot);

    [Function("GetRisk")]
    public async Task<IActionResult> RiskAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/bots/{bot}/risk")] HttpRequest request,
        string bot,
        CancellationToken cancellationToken) => bot == settings.Bot
            ? Answers.Json(await risk.ReadAsync(cancellationToken))
            : Answers.NoSuchBot(bot, settings.Bot);
}

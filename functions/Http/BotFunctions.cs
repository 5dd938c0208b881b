using Breakwater.Pipeline.Engine;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Breakwater.Functions.Http;

public sealed class BotFunctions(BotSettings settings, BotLookup lookup)
{
    [Function("ListBots")]
    public async Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/bots")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);

        return Answers.Json(new[] { await lookup.StateAsync(cancellationToken) });
    }

    [Function("GetBot")]
    public async Task<IActionResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/bots/{bot}")] HttpRequest request,
        string bot,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);

        return bot == settings.Bot
            ? Answers.Json(await lookup.StateAsync(cancellationToken))
            : Answers.NoSuchBot(bot, settings.Bot);
    }
}

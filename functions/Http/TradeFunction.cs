using System.Text.Json;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Reports;
using Breakwater.Pipeline.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Breakwater.Functions.Http;

public sealed class TradeFunction(BotSettings settings, TradeStories stories)
{
    private const int IdMax = 64;

    [Function("GetTrade")]
    public async Task<IActionResult> TradeAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/bots/{bot}/trades/{tradeId}")]
        HttpRequest request,
        string bot,
        string tradeId,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tradeId);
        if (bot != settings.Bot)
        {
            return Answers.NoSuchBot(bot, settings.Bot);
        }

        // An id becomes part of a partition's key: what cannot be one is not looked for.
        TradeStory? story = tradeId.Length <= IdMax && tradeId.All(char.IsAsciiLetterOrDigit)
            ? await stories.FindAsync(tradeId, cancellationToken)
            : null;

        // As it is stored, so that whoever replays the events gets the trade to the last digit.
        return story is null
            ? Answers.Problem(
                StatusCodes.Status404NotFound, "No such trade", $"There is no trade {tradeId}.", "tradeId")
            : Answers.Json(JsonSerializer.SerializeToElement(story, PipelineJson.Options));
    }
}

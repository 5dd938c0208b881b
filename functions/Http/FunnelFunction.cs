using System.Globalization;
using Breakwater.Pipeline.Engine;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Breakwater.Functions.Http;

public sealed class FunnelFunction(BotSettings settings, FunnelLookup funnel)
{
    private const int HoursMax = 24;
    private const int HoursDefault = 6;

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

        return Answers.Json(await funnel.ReadAsync(hours, cancellationToken));
    }
}

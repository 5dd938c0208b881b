using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Breakwater.Functions.Http;

public sealed class HealthPartFunction(
    HealthProbe probe, BotLookup lookup, ExchangeHealth exchange, QueueHealth queues, StoreHealth stores)
{
    private const string Parts = "detailed, exchange, database, queues, push";

    [Function("GetHealthPart")]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/health/{part}")] HttpRequest request,
        string part,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);

        return part switch
        {
            "detailed" => await DetailedAsync(cancellationToken),
            "exchange" => Answer(await exchange.LookAsync(cancellationToken), look => look.Status),
            "database" => Answer(await stores.DatabaseAsync(cancellationToken), look => look.Status),
            "queues" => Answer(await queues.LookAsync(cancellationToken), look => look.Status),
            "push" => Answer(await stores.PushAsync(cancellationToken), look => look.Status),
            _ => Answers.Problem(
                StatusCodes.Status404NotFound, "No such part", $"There is no part {part}; there are {Parts}.", "part"),
        };
    }

    private async Task<IActionResult> DetailedAsync(CancellationToken cancellationToken)
    {
        HealthReport health = await probe.LookAsync(cancellationToken);
        DatabasePart database = await stores.DatabaseAsync(cancellationToken);
        var parts = new HealthParts(
            await exchange.LookAsync(cancellationToken),
            database,
            await queues.LookAsync(cancellationToken),
            await stores.PushAsync(cancellationToken));
        LivingState? bot = database.Status == HealthReport.Healthy
            ? await lookup.StateAsync(cancellationToken)
            : null;

        return Answer(new DetailedHealth(health, bot, parts), look => look.Status);
    }

    private static IActionResult Answer<T>(T look, Func<T, string> status) => Answers.SnakeJson(
        look,
        status(look) == HealthReport.Unhealthy
            ? StatusCodes.Status503ServiceUnavailable
            : StatusCodes.Status200OK);
}

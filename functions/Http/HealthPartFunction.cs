using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Breakwater.Functions.Http;

public sealed class HealthPartFunction(
    DetailedProbe detailed, ExchangeHealth exchange, QueueHealth queues, StoreHealth stores)
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
            "detailed" => Answer(await detailed.LookAsync(cancellationToken), look => look.Status),
            "exchange" => Answer(await exchange.LookAsync(cancellationToken), look => look.Status),
            "database" => Answer(await stores.DatabaseAsync(cancellationToken), look => look.Status),
            "queues" => Answer(await queues.LookAsync(cancellationToken), look => look.Status),
            "push" => Answer(await stores.PushAsync(cancellationToken), look => look.Status),
            _ => Answers.Problem(
                StatusCodes.Status404NotFound, "No such part", $"There is no part {part}; there are {Parts}.", "part"),
        };
    }

    private static IActionResult Answer<T>(T look, Func<T, string> status) => Answers.SnakeJson(
        look,
        status(look) == HealthReport.Unhealthy
            ? StatusCodes.Status503ServiceUnavailable
            : StatusCodes.Status200OK);
}

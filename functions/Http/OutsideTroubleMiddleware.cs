using Breakwater.Pipeline.Ports;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Breakwater.Functions.Http;

/// <summary>
/// Storage or the exchange is down: HTTP functions answer 503 and when to ask again. Other functions fail as they are,
/// so that their trigger tries again.
/// </summary>
internal sealed class OutsideTroubleMiddleware : IFunctionsWorkerMiddleware
{
    private const string RetryAfterSeconds = "10";

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (OutsideTroubleException trouble)
            when (context.GetHttpContext() is { Response.HasStarted: false } http)
        {
            http.Response.Clear();
            http.Response.Headers.RetryAfter = RetryAfterSeconds;
            await Answers.WriteProblemAsync(
                http.Response, StatusCodes.Status503ServiceUnavailable, "Trouble outside", trouble.Message);
        }
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Breakwater.StandIns.Host.SampleApp;

public sealed class SlowFunction(TimeProvider clock)
{
    [Function("Slow")]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "slow/{milliseconds:int}")] HttpRequest request,
        int milliseconds,
        CancellationToken cancellationToken)
    {
        await Task.Delay(milliseconds, cancellationToken);
        return new OkObjectResult(new { waited = milliseconds, method = request.Method, now = clock.GetUtcNow() });
    }
}

using Breakwater.Adapters.SignalR;
using Breakwater.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.SignalR.Management;

namespace Breakwater.Functions.Push;

public sealed class NegotiateFunction(PushHub hub)
{
    [Function("Negotiate")]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/negotiate")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ServiceHubContext context = await hub.ContextAsync(cancellationToken);
        NegotiationResponse answer = await context.NegotiateAsync(cancellationToken: cancellationToken);

        return Answers.Json(new { answer.Url, answer.AccessToken });
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Breakwater.Local.Functions.Http;

/// <summary>What the host itself answers, as the Functions host does under /admin.</summary>
internal static class HostEndpoints
{
    internal static void Map(WebApplication app, FunctionsRuntime runtime, FunctionKey key)
    {
        app.MapGet("/admin/host/status", http => http.Response.WriteAsJsonAsync(HostStatus.Of(runtime)));
        app.MapPost("/admin/functions/{name}", async http =>
        {
            await runtime.Ready;
            http.Response.StatusCode = key.Admits(http.Request)
                ? Run(runtime, (string)http.Request.RouteValues["name"]!)
                : StatusCodes.Status401Unauthorized;
        });
    }

    private static int Run(FunctionsRuntime runtime, string name)
    {
        ITriggerListener? listener = runtime.Listeners.FirstOrDefault(found =>
            string.Equals(found.Function.Name, name, StringComparison.OrdinalIgnoreCase));
        if (listener is null)
        {
            return StatusCodes.Status404NotFound;
        }

        if (listener is not IRunByHand timer)
        {
            return StatusCodes.Status400BadRequest;
        }

        timer.RunByHand();
        return StatusCodes.Status202Accepted;
    }
}

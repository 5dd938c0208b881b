using System.Globalization;
using Breakwater.Pipeline.Engine;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Breakwater.Functions.Http;

public sealed class DiagnosticsFunction(BotSettings settings, DiagnosticsBundle bundle, TimeProvider clock)
{
    [Function("GetDiagnostics")]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/diagnostics")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        string at = clock.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

        return new FileContentResult(await bundle.MakeAsync(cancellationToken), "application/zip")
        {
            FileDownloadName = $"breakwater-{settings.Bot}-{at}.zip",
        };
    }
}

using Breakwater.Pipeline.Reports;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Breakwater.Functions.Http;

public sealed class ExchangeTestFunction(ExchangeTest test)
{
    [Function("GetExchangeTest")]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/exchange/test")] HttpRequest request,
        CancellationToken cancellationToken) => Answers.Json(await test.RunAsync(cancellationToken));
}

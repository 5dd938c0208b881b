using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Breakwater.StandIns.Host.Tests;

public sealed class HttpFunctions(Trace trace)
{
    [Function("Open")]
    public IActionResult Open([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
        new OkObjectResult($"{request.Path} {trace.Count}");

    [Function("Locked")]
    public IActionResult Locked([HttpTrigger(AuthorizationLevel.Function, "get", "post")] HttpRequest request) =>
        new ContentResult { Content = request.Method, StatusCode = 202, ContentType = "text/plain" };

    [Function("Bot")]
    public async Task<IActionResult> Bot(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "bots/{bot}/trades/{number:int}")]
        HttpRequest request,
        string bot,
        int number,
        int? limit,
        FunctionContext context,
        CancellationToken cancellationToken)
    {
        await Task.Yield();
        Assert.Same(context.GetHttpContext(), request.HttpContext);
        Assert.Equal(cancellationToken, context.CancellationToken);
        return new OkObjectResult(new { bot, number = checked(number + 1), limit, context.FunctionDefinition.Name });
    }

    [Function("Files")]
    public IActionResult Files(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "files/{*path}")] HttpRequest request,
        string? path) => new OkObjectResult($"{path ?? "none"} {request.Method}");

    [Function("Breaks")]
    public IActionResult Breaks([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) =>
        throw new InvalidDataException($"broken {request.Method} {trace.Count}");

    [Function("Problem")]
    public Task<IActionResult> Problem([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) =>
        Task.FromResult<IActionResult>(new ObjectResult(new ProblemDetails { Title = "No", Type = request.Method })
        {
            StatusCode = 422,
            ContentTypes = { "application/problem+json" },
        });
}

using System.Net;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Breakwater.StandIns.Host.Tests;

public sealed class HttpTriggerTests
{
    [Theory]
    [InlineData("GET", "/api/Open", 200)]
    [InlineData("GET", "/api/open", 200)]
    [InlineData("POST", "/api/Open", 405)]
    [InlineData("GET", "/Open", 404)]
    [InlineData("GET", "/api/nothing", 404)]
    [InlineData("GET", "/api/Locked", 401)]
    [InlineData("GET", "/api/Locked?code=wrong", 401)]
    [InlineData("GET", "/api/Locked?code=", 401)]
    [InlineData("GET", "/api/Locked?code=" + TestApp.Key, 202)]
    [InlineData("POST", "/api/Locked?code=" + TestApp.Key, 202)]
    [InlineData("DELETE", "/api/Locked?code=" + TestApp.Key, 405)]
    [InlineData("GET", "/api/bots/main/trades/x", 404)]
    [InlineData("GET", "/api/bots/main/trades/7?limit=many", 400)]
    [InlineData("GET", "/api/Breaks", 500)]
    [InlineData("POST", "/admin/functions/Open", 401)]
    public async Task Request_ByRouteMethodAndKey_GetsItsStatus(string method, string path, int expected)
    {
        await using TestApp app = await StartAsync();
        using HttpRequestMessage request = new(new HttpMethod(method), path);
        using HttpResponseMessage response = await app.Http.SendAsync(request);
        Assert.Equal(expected, (int)response.StatusCode);
    }

    [Fact]
    public async Task Request_WithRouteAndQueryParameters_BindsThem()
    {
        await using TestApp app = await StartAsync();
        Assert.Equal(
            """{"bot":"main","number":8,"limit":5,"name":"Bot"}""",
            await app.Http.GetStringAsync("/api/bots/main/trades/7?limit=5"));
        Assert.Equal(
            """{"bot":"m n","number":1,"limit":null,"name":"Bot"}""",
            await app.Http.GetStringAsync("/api/bots/m%20n/trades/0"));
        Assert.Equal("a/b.js GET", await app.Http.GetStringAsync("/api/files/a/b.js"));
        Assert.Equal("none GET", await app.Http.GetStringAsync("/api/files/"));
    }

    [Fact]
    public async Task Request_WithKeyInHeader_IsAdmitted()
    {
        await using TestApp app = await StartAsync();
        app.Http.DefaultRequestHeaders.Add("x-functions-key", TestApp.Key);
        using HttpResponseMessage locked = await app.Http.GetAsync("/api/Locked");
        Assert.Equal(HttpStatusCode.Accepted, locked.StatusCode);
        using HttpResponseMessage missing = await app.Http.PostAsync("/admin/functions/Nothing", null);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        using HttpResponseMessage noTimer = await app.Http.PostAsync("/admin/functions/Open", null);
        Assert.Equal(HttpStatusCode.BadRequest, noTimer.StatusCode);
    }

    [Fact]
    public async Task Request_ThatAnswersWithProblemDetails_KeepsTheirContentType()
    {
        await using TestApp app = await StartAsync();
        using HttpResponseMessage response = await app.Http.GetAsync("/api/Problem");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("\"title\":\"No\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_ThatThrows_IsCountedOnceWithItsError()
    {
        await using TestApp app = await StartAsync();
        for (int request = 0; request < 3; request++)
        {
            using HttpResponseMessage response = await app.Http.GetAsync("/api/Breaks");
        }

        JsonElement status = await app.StatusAsync();
        JsonElement breaks = status.GetProperty("functions").EnumerateArray()
            .Single(function => function.GetProperty("name").GetString() == "Breaks");
        Assert.Equal(3, breaks.GetProperty("failures").GetInt64());
        Assert.Equal(3, breaks.GetProperty("invocations").GetInt64());
        Assert.Equal("InvalidDataException: broken GET 0", breaks.GetProperty("lastError").GetString());
        Assert.Equal(3, status.GetProperty("unhandledErrors").GetInt64());
        Assert.Equal("Running", status.GetProperty("state").GetString());
        Assert.Equal("system", status.GetProperty("clock").GetProperty("mode").GetString());
    }

    [Fact]
    public async Task Middleware_AroundAFunction_RunsInOrderAndSeesTheException()
    {
        Trace trace = new();
        await using TestApp app = await TestApp.StartAsync([typeof(HttpFunctions)], builder =>
        {
            builder.Services.AddSingleton(trace);
            builder.UseMiddleware<Outer>();
            builder.UseMiddleware<Inner>();
        });
        using HttpResponseMessage response = await app.Http.GetAsync("/api/Breaks");
        Assert.Equal(["outer Breaks", "inner", "caught InvalidDataException"], trace.Lines);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(0, app.Runtime.UnhandledErrors);
    }

    private static Task<TestApp> StartAsync() => TestApp.StartAsync(
        [typeof(HttpFunctions)], static builder => builder.Services.AddSingleton(new Trace()));

    private sealed class Outer(Trace trace) : IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            trace.Add($"outer {context.FunctionDefinition.Name}");
            try
            {
                await next(context);
            }
            catch (InvalidDataException error)
            {
                trace.Add($"caught {error.GetType().Name}");
            }
        }
    }

    private sealed class Inner(Trace trace) : IFunctionsWorkerMiddleware
    {
        public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            trace.Add("inner");
            return next(context);
        }
    }
}

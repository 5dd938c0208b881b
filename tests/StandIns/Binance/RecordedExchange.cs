using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Breakwater.StandIns.Binance.Tests;

/// <summary>A web server that gives recorded answers and remembers what it was asked.</summary>
public sealed class RecordedExchange : IAsyncDisposable
{
    private readonly WebApplication app;

    private RecordedExchange(WebApplication app) => this.app = app;

    public string Address => app.Services.GetRequiredService<IServer>()
        .Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>Path and query of each request, as sent.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Method, path and the signed parameters of each request but those for the time.</summary>
    public ConcurrentQueue<SignedRequest> SignedRequests { get; } = new();

    public RequestDelegate Answer { get; set; } = context => context.Response.WriteAsync("{}");

    public static async Task<RecordedExchange> StartAsync(string body = "{}", int status = 200)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        WebApplication app = builder.Build();
        RecordedExchange exchange = new(app);
        exchange.Reply(body, status);
        app.Run(exchange.HandleAsync);
        await app.StartAsync();
        return exchange;
    }

    public void Reply(string body, int status = 200, string? retryAfter = null) => Answer = context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.Headers["X-MBX-USED-WEIGHT-1M"] = "42";
        if (retryAfter is not null)
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }

        return context.Response.WriteAsync(body);
    };

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        string target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        Requests.Enqueue(target);
        if (context.Request.Headers["X-MBX-APIKEY"] is [string key])
        {
            using StreamReader body = new(context.Request.Body);
            string query = context.Request.QueryString.Value!.TrimStart('?');
            SignedRequests.Enqueue(new SignedRequest(
                context.Request.Method, context.Request.Path, key, query, await body.ReadToEndAsync()));
        }

        await Answer(context);
    }
}

using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Breakwater.Functions.Tests;

/// <summary>Just enough of Binance for the app to live: time, no instruments, no prices.</summary>
internal sealed class ExchangeStub : IAsyncDisposable
{
    private readonly WebApplication app;

    private ExchangeStub(WebApplication app) => this.app = app;

    public string Address => app.Services.GetRequiredService<IServer>()
        .Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>Answers everything with this status while set.</summary>
    public int? Failure { get; set; }

    /// <summary>Waits so long before every answer.</summary>
    public TimeSpan Slowness { get; set; }

    /// <summary>How far its clock is ahead.</summary>
    public TimeSpan ClockAhead { get; set; }

    public static async Task<ExchangeStub> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        WebApplication app = builder.Build();
        var stub = new ExchangeStub(app);
        app.Run(stub.AnswerAsync);
        await app.StartAsync();

        return stub;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        await Task.Delay(Slowness, context.RequestAborted);
        context.Response.ContentType = "application/json";
        context.Response.StatusCode = Failure ?? 200;
        if (Failure is not null)
        {
            await context.Response.WriteAsync("<html>Request blocked</html>");

            return;
        }

        long now = (TimeProvider.System.GetUtcNow() + ClockAhead).ToUnixTimeMilliseconds();

        await context.Response.WriteAsync(context.Request.Path.Value switch
        {
            "/api/v3/time" => $$"""{"serverTime":{{now}}}""",
            "/api/v3/exchangeInfo" => """{"symbols":[],"rateLimits":[]}""",
            _ => "[]",
        });
    }
}

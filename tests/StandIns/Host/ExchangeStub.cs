using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Breakwater.StandIns.Host.Tests;

/// <summary>Only the clock of the exchange simulator: it never goes back, and it outlives the app.</summary>
internal sealed class ExchangeStub : IAsyncDisposable
{
    private readonly WebApplication app;
    private long now;

    private ExchangeStub(WebApplication app, DateTimeOffset start)
    {
        this.app = app;
        now = start.ToUnixTimeMilliseconds();
    }

    internal DateTimeOffset Now => DateTimeOffset.FromUnixTimeMilliseconds(Interlocked.Read(ref now));

    internal int Moves { get; private set; }

    internal DateTimeOffset? Until { get; init; }

    internal string Address => app.Urls.First();

    internal static async Task<ExchangeStub> StartAsync(DateTimeOffset start, DateTimeOffset? until = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        ExchangeStub stub = new(builder.Build(), start) { Until = until };
        stub.app.MapGet("/sim/clock", context => context.Response.WriteAsJsonAsync(
            new { now = stub.Now.ToUnixTimeMilliseconds(), until = stub.Until?.ToUnixTimeMilliseconds() }));
        stub.app.MapPut("/sim/clock", async context =>
        {
            long wanted = (await context.Request.ReadFromJsonAsync<JsonElement>()).GetProperty("now").GetInt64();
            if (wanted < stub.now)
            {
                context.Response.StatusCode = 409;
                return;
            }

            Interlocked.Exchange(ref stub.now, wanted);
            stub.Moves++;
        });
        await stub.app.StartAsync();
        return stub;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}

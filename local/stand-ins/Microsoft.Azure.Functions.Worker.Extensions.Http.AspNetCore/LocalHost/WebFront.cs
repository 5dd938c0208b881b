using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Breakwater.Local.Functions.Http;

/// <summary>The host's web server: the HTTP functions, and the host's own addresses under /admin.</summary>
internal sealed class WebFront(HostSettings settings, FunctionKey key) : IHostFront
{
    private WebApplication? app;

    internal string Address { get; private set; } = "";

    public async Task OpenAsync(FunctionsRuntime runtime, CancellationToken token)
    {
        key.Load();
        app = Build();
        HostEndpoints.Map(app, runtime, key);
        foreach (HttpListener listener in runtime.Listeners.OfType<HttpListener>())
        {
            Map(app, listener);
        }

        try
        {
            await app.StartAsync(token);
        }
        catch (IOException error) when (error.InnerException is AddressInUseException)
        {
            throw new HostStartException(
                $"Port {settings.Port} is in use by another program; choose another one with --Local:Port=N.", error);
        }

        Address = app.Urls.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
    }

    public async Task CloseAsync(CancellationToken token)
    {
        if (app is not null)
        {
            await app.StopAsync(token);
            await app.DisposeAsync();
        }
    }

    private static void Map(WebApplication app, HttpListener listener)
    {
        try
        {
            RoutePattern pattern = RoutePatternFactory.Parse("/" + listener.Route);
            if (listener.AllowedMethods is IReadOnlyList<string> methods)
            {
                app.MapMethods(pattern.RawText!, methods, listener.HandleAsync);
            }
            else
            {
                app.Map(pattern, listener.HandleAsync);
            }
        }
        catch (RoutePatternException error)
        {
            throw new HostStartException(
                $"{listener.Function.Name}: the route '{listener.Route}' is not valid: {error.Message}", error);
        }
    }

    private WebApplication Build()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(Listen);
        builder.Services.AddRouting();
        builder.Services.AddSingleton<ILoggerProvider, PlainLoggerProvider>();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);

        // A port in use is told by OpenAsync, in one line.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);

        // The app's own host hears SIGTERM; this one closes when the drain says so.
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromHours(1));
        return builder.Build();
    }

    private void Listen(KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        if (settings.Port == 0)
        {
            options.Listen(IPAddress.Loopback, 0);
        }
        else
        {
            options.ListenLocalhost(settings.Port);
        }
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

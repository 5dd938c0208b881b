using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.SignalR.Management.Local;

/// <summary>The SignalR service on this machine: clients of the official JavaScript package connect to it.</summary>
internal sealed class LocalServer
{
    public const string HealthPath = "/api/health";
    private const string ClientPath = "/client";

    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(2);

    private readonly WebApplication app;

    private LocalServer(LocalAddress address, WebApplication app)
    {
        Address = address;
        this.app = app;
        Hub = app.Services.GetRequiredService<IHubContext<LocalHub>>();
    }

    public LocalAddress Address { get; }

    public IHubContext<LocalHub> Hub { get; }

    /// <summary>How many hub contexts use this server.</summary>
    public int Users { get; set; }

    /// <summary>Tokens outlive a run of simulated time, so their life is real time.</summary>
    internal TimeProvider Clock { get; } = TimeProvider.System;

    public static async Task<LocalServer> StartAsync(
        LocalAddress address, ILoggerFactory loggers, CancellationToken ct)
    {
        WebApplication app = Build(address, loggers);
        LocalServer server = new(address, app);
        server.Map();
        try
        {
            await app.StartAsync(ct);
            return server;
        }
        catch (IOException failure) when (failure.InnerException is AddressInUseException)
        {
            await app.DisposeAsync();
            throw new InvalidOperationException($"Port {address.Port} is in use: SignalR cannot listen.", failure);
        }
    }

    public async Task StopAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private static WebApplication Build(LocalAddress address, ILoggerFactory loggers)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.ListenLocalhost(address.Port));
        IServiceCollection services = builder.Services;
        services.AddSingleton(loggers);

        // The process belongs to its own host: Ctrl-C and SIGTERM are not this server's business.
        services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = LongestStop);
        services.AddRoutingCore();
        services.AddCors();
        services.AddSignalR().AddJsonProtocol(json => json.PayloadSerializerOptions = new JsonSerializerOptions());
        return builder.Build();
    }

    private void Map()
    {
        app.UseRouting();
        app.UseCors(cors => cors
            .SetIsOriginAllowed(origin => Uri.TryCreate(origin, UriKind.Absolute, out Uri? uri) && uri.IsLoopback)
            .AllowAnyHeader()
            .AllowAnyMethod()
            .AllowCredentials());
        app.Use((context, next) => new ClientAdmission(Address, Clock).InvokeAsync(context, next));
        app.UseWebSockets();
        app.MapHub<LocalHub>(ClientPath);
        app.MapGet(HealthPath, () => Results.Ok());
    }
}

using System.Net.Http.Json;
using System.Text.Json;
using Breakwater.Local.Functions;
using Breakwater.Local.Functions.Http;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Breakwater.StandIns.Host.Tests;

/// <summary>A Functions app in this process, with its own port and state folder.</summary>
internal sealed class TestApp : IAsyncDisposable
{
    internal const string Key = "the-key";
    private readonly bool ownsState;

    private TestApp(IHost host, string state, bool ownsState)
    {
        Host = host;
        State = state;
        this.ownsState = ownsState;
    }

    internal IHost Host { get; }

    internal string State { get; }

    internal FunctionsRuntime Runtime => Host.Services.GetRequiredService<FunctionsRuntime>();

    internal HttpClient Http { get; } = new();

    internal static string NewFolder() => Directory.CreateTempSubdirectory("breakwater-host-").FullName;

    internal static string[] Lockstep(string start, string speed = "max", string? until = null) =>
    [
        "--Local:Clock:Mode=lockstep",
        $"--Local:Clock:Start={start}",
        $"--Local:Clock:Speed={speed}",
        $"--Local:Clock:Until={until}",
    ];

    internal static FunctionsApplicationBuilder Builder(IReadOnlyList<Type> classes, string state, params string[] args)
    {
        FunctionsApplicationBuilder builder = new(
        [
            "--Local:Port=0",
            $"--Local:StateDirectory={state}",
            $"--Local:FunctionKey={Key}",
            "--Local:Quiet=true",
            .. args,
        ])
        {
            FunctionClasses = classes,
        };
        builder.ConfigureFunctionsWebApplication();
        return builder;
    }

    internal static async Task<TestApp> StartAsync(
        IReadOnlyList<Type> classes,
        Action<FunctionsApplicationBuilder>? configure = null,
        string? state = null,
        params string[] args)
    {
        string folder = state ?? NewFolder();
        FunctionsApplicationBuilder builder = Builder(classes, folder, args);
        configure?.Invoke(builder);
        TestApp app = new(builder.Build(), folder, state is null);
        await app.Host.StartAsync();
        Assert.Equal(HostState.Running, app.Runtime.State);
        app.Http.BaseAddress = new Uri(app.Host.Services.GetRequiredService<WebFront>().Address);
        return app;
    }

    internal async Task<JsonElement> StatusAsync() => await Http.GetFromJsonAsync<JsonElement>("/admin/host/status");

    internal async Task UntilReachedAsync() => await UntilAsync(() => Runtime.Clock.Reached);

    internal static async Task UntilAsync(Func<bool> condition, int seconds = 20)
    {
        long start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start).TotalSeconds < seconds, "It took too long.");
            await Task.Delay(5);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Host.StopAsync();
        await ((IAsyncDisposable)Host).DisposeAsync();
        Http.Dispose();
        if (ownsState)
        {
            Directory.Delete(State, recursive: true);
        }
    }
}

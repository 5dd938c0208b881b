using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Breakwater.Local.Functions;

/// <summary>
/// The app's host with the Functions runtime around it: ready before the app's own parts start, drained before they
/// stop.
/// </summary>
internal sealed class LocalHost(IHost app) : IHost, IAsyncDisposable
{
    private readonly FunctionsRuntime runtime = app.Services.GetRequiredService<FunctionsRuntime>();

    public IServiceProvider Services => app.Services;

    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await runtime.PrepareAsync(cancellationToken);
            await app.StartAsync(cancellationToken);
            runtime.Begin();
        }
        catch (HostStartException error)
        {
            Refuse(error.Message);
        }
        catch (OptionsValidationException error)
        {
            Refuse(string.Join(Environment.NewLine, error.Failures));
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        await runtime.DrainAsync();
        await app.StopAsync(cancellationToken);
    }

    public void Dispose() => app.Dispose();

    public async ValueTask DisposeAsync()
    {
        if (app is IAsyncDisposable asynchronous)
        {
            await asynchronous.DisposeAsync();
        }
        else
        {
            app.Dispose();
        }
    }

    // RunAsync goes on to wait for the shutdown that is asked for here, so the process ends in order, with exit code 1.
    private void Refuse(string why)
    {
        Console.Error.WriteLine(why);
        Environment.ExitCode = 1;
        app.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
    }
}

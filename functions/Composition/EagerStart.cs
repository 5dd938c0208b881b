using Breakwater.Pipeline;
using Breakwater.Pipeline.Reports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Breakwater.Functions.Composition;

/// <summary>
/// Makes what the functions need before the first trigger: what cannot be made stops the start, not the first order.
/// </summary>
internal sealed class EagerStart(IServiceProvider services) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        // These two reach every port and so every client.
        _ = services.GetRequiredService<TradingCycle>();
        _ = services.GetRequiredService<BotReports>();

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

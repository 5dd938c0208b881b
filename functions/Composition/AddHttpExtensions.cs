using Breakwater.Functions.Http;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Breakwater.Functions.Composition;

internal static class AddHttpExtensions
{
    /// <summary>What HTTP functions need beside the pipeline, and how they answer trouble outside.</summary>
    public static FunctionsApplicationBuilder AddHttp(this FunctionsApplicationBuilder builder)
    {
        builder.UseMiddleware<OutsideTroubleMiddleware>();
        builder.UseMiddleware<HttpTelemetryMiddleware>();
        builder.Services
            .AddSingleton<BotLookup>()
            .AddSingleton<ExchangeHealth>()
            .AddSingleton<QueueHealth>()
            .AddSingleton<DetailedProbe>()
            .AddSingleton<FunnelLookup>()
            .AddSingleton<DiagnosticsBundle>()
            .AddSingleton(provider => ActivatorUtilities.CreateInstance<StoreHealth>(provider, TimeProvider.System))
            .AddSingleton(provider => ActivatorUtilities.CreateInstance<HealthProbe>(provider, TimeProvider.System));

        return builder;
    }
}

using Breakwater.Functions.Http;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Breakwater.Functions.Composition;

internal static class AddHttpExtensions
{
    /// <summary>What HTTP functions need beside the pipeline.</summary>
    public static FunctionsApplicationBuilder AddHttp(this FunctionsApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton<BotLookup>()
            .AddSingleton(provider => ActivatorUtilities.CreateInstance<HealthProbe>(provider, TimeProvider.System));

        return builder;
    }
}

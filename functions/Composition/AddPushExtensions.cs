using Azure.Core.Serialization;
using Azure.Identity;
using Breakwater.Adapters.SignalR;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.SignalR;
using Microsoft.Azure.SignalR.Management;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Breakwater.Functions.Composition;

internal static class AddPushExtensions
{
    /// <summary>Push through Azure SignalR, by connection string or the app's identity.</summary>
    public static FunctionsApplicationBuilder AddPush(this FunctionsApplicationBuilder builder)
    {
        IConfigurationSection setting = builder.Configuration.GetSection(PushConnection.Setting);
        builder.Services.AddSingleton(_ => new ServiceManagerBuilder()
            .WithOptions(options => Connect(options, setting))
            .BuildServiceManager());
        builder.Services.AddSingleton<PushHub>();
        builder.Services.AddSingleton<IPushChannel, SignalRPushChannel>();

        return builder;
    }

    private static void Connect(ServiceManagerOptions options, IConfigurationSection setting)
    {
        options.UseJsonObjectSerializer(new JsonObjectSerializer(PipelineJson.Options));
        if (setting[PushConnection.ServiceUri] is { Length: > 0 } uri)
        {
            options.ServiceEndpoints = [new ServiceEndpoint(new Uri(uri), new DefaultAzureCredential())];

            return;
        }

        options.ConnectionString = setting.Value
            ?? throw new InvalidOperationException($"{PushConnection.Setting} is required.");
    }
}

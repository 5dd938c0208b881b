using Azure.Identity;
using Azure.Messaging.ServiceBus;
using Azure.Messaging.ServiceBus.Administration;
using Breakwater.Adapters.ServiceBus;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Telemetry;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Breakwater.Functions.Composition;

internal static class AddQueuesExtensions
{
    /// <summary>Sending to Service Bus, by the same setting that the triggers use.</summary>
    public static FunctionsApplicationBuilder AddQueues(this FunctionsApplicationBuilder builder)
    {
        IConfigurationSection setting = builder.Configuration.GetSection(QueueConnection.Setting);
        builder.Services.AddSingleton(_ => Connect(setting));
        builder.Services.AddSingleton(_ => Administer(setting));
        builder.Services.AddSingleton<IMessageBus>(provider => new ObservedBus(
            ActivatorUtilities.CreateInstance<ServiceBusMessageBus>(provider)));
        builder.Services.AddSingleton<IDeadLetters, ServiceBusDeadLetters>();

        return builder;
    }

    private static ServiceBusClient Connect(IConfigurationSection setting) => setting switch
    {
        { Value: { Length: > 0 } connection } => new ServiceBusClient(connection),
        _ when setting[QueueConnection.Namespace] is { Length: > 0 } name =>
            new ServiceBusClient(name, new DefaultAzureCredential()),
        _ => throw new InvalidOperationException($"{QueueConnection.Setting} is required."),
    };

    private static ServiceBusAdministrationClient Administer(IConfigurationSection setting) =>
        setting.Value is { Length: > 0 } connection
            ? new ServiceBusAdministrationClient(connection)
            : new ServiceBusAdministrationClient(setting[QueueConnection.Namespace]!, new DefaultAzureCredential());
}

using Breakwater.Local.Functions;
using Breakwater.Local.Functions.Queues;

[assembly: TriggerExtension(typeof(ServiceBusExtension))]

namespace Breakwater.Local.Functions.Queues;

internal sealed class ServiceBusExtension(HostSettings settings) : ITriggerExtension
{
    private readonly QueueConfig config = new(settings.ServiceBusConfig);

    public ITriggerListener Listen(FunctionEntry function, FunctionsRuntime runtime) =>
        new QueueListener(function, runtime, config);
}

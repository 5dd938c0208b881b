using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

public sealed class ServiceBusTriggerAttribute : TriggerBindingAttribute
{
    public ServiceBusTriggerAttribute(string queueName) => QueueName = queueName;

    public string? QueueName { get; }

    public string? Connection { get; set; }

    public bool AutoCompleteMessages
    {
        get => AutoComplete ?? true;
        set => AutoComplete = value;
    }

    /// <summary>What the attribute says; null leaves it to host.json.</summary>
    internal bool? AutoComplete { get; private set; }
}

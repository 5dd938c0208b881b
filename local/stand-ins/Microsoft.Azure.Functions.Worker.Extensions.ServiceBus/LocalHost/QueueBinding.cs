using System.Reflection;
using System.Text.Json;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;

namespace Breakwater.Local.Functions.Queues;

/// <summary>The forms in which a function may take its message.</summary>
internal static class QueueBinding
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true };

    internal static ParameterBinder? Bind(FunctionEntry function, ParameterInfo parameter)
    {
        Type type = parameter.ParameterType;
        if (parameter != function.TriggerParameter)
        {
            return type == typeof(ServiceBusMessageActions) ? static context => Delivery(context).Actions : null;
        }

        if (type == typeof(ServiceBusReceivedMessage))
        {
            return static context => Delivery(context).Message;
        }

        if (type == typeof(string))
        {
            return static context => Delivery(context).Message.Body.ToString();
        }

        if (type == typeof(BinaryData))
        {
            return static context => Delivery(context).Message.Body;
        }

        return context => JsonSerializer.Deserialize(Delivery(context).Message.Body.ToMemory().Span, type, Json);
    }

    internal static TriggerInput Input(QueueDelivery delivery)
    {
        ServiceBusReceivedMessage message = delivery.Message;
        return new TriggerInput(delivery)
        {
            BindingData = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase)
            {
                ["MessageId"] = message.MessageId,
                ["CorrelationId"] = message.CorrelationId,
                ["DeliveryCount"] = message.DeliveryCount,
                ["SequenceNumber"] = message.SequenceNumber,
                ["EnqueuedTimeUtc"] = message.EnqueuedTime.UtcDateTime,
            },
            TraceParent = message.ApplicationProperties.TryGetValue("Diagnostic-Id", out object? parent)
                ? parent as string
                : null,
        };
    }

    private static QueueDelivery Delivery(InvocationContext context) => (QueueDelivery)context.TriggerValue!;
}

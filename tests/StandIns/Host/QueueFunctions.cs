using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;

namespace Breakwater.StandIns.Host.Tests;

public sealed class QueueFunctions(Trace trace, TimeProvider clock)
{
    [Function("Read")]
    public async Task Read(
        [ServiceBusTrigger("%Queue%-read", Connection = "Bus")] ServiceBusReceivedMessage message,
        FunctionContext context)
    {
        trace.Add($"{clock.GetUtcNow():HH:mm:ss} read {message.Body} #{message.DeliveryCount}");
        Assert.Equal(message.MessageId, context.BindingContext.BindingData["MessageId"]);
        if (message.Body.ToString() == "bad")
        {
            throw new InvalidDataException("bad message");
        }

        if (message.Body.ToString() == "long")
        {
            // Far beyond the lock of a minute: only a renewed lock lets it complete.
            await Task.Delay(TimeSpan.FromMinutes(3), clock);
            trace.Add($"{clock.GetUtcNow():HH:mm:ss} long ends");
        }
    }

    [Function("Parse")]
    public void Parse([ServiceBusTrigger("%Queue%-parse", Connection = "Bus")] Note note) =>
        trace.Add($"{clock.GetUtcNow():HH:mm:ss} parse {note.Text} {note.Number}");

    [Function("Settle")]
    public async Task Settle(
        [ServiceBusTrigger("%Queue%-settle", Connection = "Bus", AutoCompleteMessages = false)]
        ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions)
    {
        trace.Add($"{clock.GetUtcNow():HH:mm:ss} settle {message.Body} #{message.DeliveryCount}");
        if (message.Body.ToString() == "poison")
        {
            await actions.DeadLetterMessageAsync(message, deadLetterReason: "Poison");
        }
        else if (message.Body.ToString() == "keep" && message.DeliveryCount == 1)
        {
            await actions.AbandonMessageAsync(message);
        }
        else
        {
            await actions.CompleteMessageAsync(message);
        }
    }
}

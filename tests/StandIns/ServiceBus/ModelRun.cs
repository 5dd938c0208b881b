using Azure.Messaging.ServiceBus;
using Azure.Messaging.ServiceBus.Administration;

namespace Breakwater.StandIns.ServiceBus.Tests;

/// <summary>Random operations, done to the broker and to the model; after each one both must look the same.</summary>
internal sealed class ModelRun
{
    private readonly SeededChance chance;
    private readonly BrokerBed bed;
    private readonly ModelQueue model;
    private readonly List<ServiceBusReceivedMessage> deliveries = [];
    private readonly Dictionary<ModelMessage, long> scheduled = [];
    private int sent;

    private ModelRun(SeededChance chance, BrokerBed bed, CreateQueueOptions options)
    {
        this.chance = chance;
        this.bed = bed;
        model = new ModelQueue(options, bed.Clock);
    }

    public static async Task RunAsync(ulong seed, int steps)
    {
        SeededChance chance = new(seed);
        CreateQueueOptions used = null;
        BrokerBed bed = await BrokerBed.StartAsync(options =>
        {
            used = options;
            options.MaxDeliveryCount = 1 + chance.Below(4);
            options.DeadLetteringOnMessageExpiration = chance.OneIn(2);
            options.RequiresDuplicateDetection = chance.OneIn(2);
        });
        ModelRun run = new(chance, bed, used);
        for (int step = 0; step < steps; step++)
        {
            await run.StepAsync();
            await run.CompareAsync();
        }
    }

    private Task StepAsync() => chance.Below(12) switch
    {
        0 or 1 => SendAsync(1 + chance.Below(3)),
        2 => ScheduleAsync(),
        3 or 4 => ReceiveAsync(dead: false),
        5 => ReceiveAsync(dead: true),
        6 => SettleAsync(bed.Receiver.CompleteMessageAsync, (_, message) => model.Remove(message)),
        7 => SettleAsync(AbandonAsync, (_, message) => ModelQueue.Release(message)),
        8 => SettleAsync(DeadLetterAsync, (_, message) => ModelQueue.Release(message, "why")),
        9 => SettleAsync(bed.Receiver.RenewMessageLockAsync, (_, message) => model.Renew(message)),
        10 => CancelAsync(),
        _ => PassAsync(),
    };

    private async Task SendAsync(int count)
    {
        ServiceBusMessage[] messages = [.. Enumerable.Range(0, count).Select(_ => NewMessage())];
        if (await FailsAsync(() => bed.Sender.SendMessagesAsync(messages)))
        {
            return;
        }

        foreach (ServiceBusMessage message in messages)
        {
            model.Send(message.MessageId, default, message.TimeToLive);
        }
    }

    private async Task ScheduleAsync()
    {
        ServiceBusMessage message = NewMessage();
        DateTimeOffset due = bed.Clock.GetUtcNow() + TimeSpan.FromSeconds(chance.Below(90));
        long number = await bed.Sender.ScheduleMessageAsync(message, due);
        if (model.Send(message.MessageId, due, message.TimeToLive) is { } added)
        {
            scheduled[added] = number;
        }
    }

    private async Task ReceiveAsync(bool dead)
    {
        ServiceBusReceivedMessage received = null;
        if (await FailsAsync(async () => received = dead ? await bed.ReceiveDeadAsync() : await bed.ReceiveAsync()))
        {
            return;
        }

        ModelMessage expected = model.Next(dead);
        Assert.Equal(expected?.Id, received?.MessageId);
        if (expected is not null)
        {
            model.Deliver(expected, received.LockToken);
            deliveries.Add(received);
            Assert.Equal(expected.Deliveries, received.DeliveryCount);
            Assert.Equal(expected.DeadReason, received.DeadLetterReason);
            Assert.Equal(expected.Id, received.Body.ToString());
        }
    }

    private Task AbandonAsync(ServiceBusReceivedMessage delivery, CancellationToken ct) =>
        bed.Receiver.AbandonMessageAsync(delivery, cancellationToken: ct);

    private Task DeadLetterAsync(ServiceBusReceivedMessage delivery, CancellationToken ct) =>
        bed.Receiver.DeadLetterMessageAsync(
            delivery,
            delivery.DeadLetterReason ?? "why",
            cancellationToken: ct);

    private async Task SettleAsync(
        Func<ServiceBusReceivedMessage, CancellationToken, Task> call,
        Action<ServiceBusReceivedMessage, ModelMessage> effect)
    {
        if (deliveries.Count == 0)
        {
            return;
        }

        ServiceBusReceivedMessage delivery = deliveries[chance.Below(deliveries.Count)];
        ModelMessage held = model.HeldBy(delivery.LockToken);
        if (held is null)
        {
            ServiceBusFailureReason reason = await BrokerBed.FailureAsync(() => call(delivery, CancellationToken.None));
            Assert.Equal(ServiceBusFailureReason.MessageLockLost, reason);
        }
        else if (!await FailsAsync(() => call(delivery, CancellationToken.None)))
        {
            effect(delivery, held);
        }
    }

    private async Task CancelAsync()
    {
        if (model.Messages.FirstOrDefault(model.IsScheduled) is { } message)
        {
            await bed.Sender.CancelScheduledMessageAsync(scheduled[message]);
            model.Remove(message);
        }
    }

    private Task PassAsync()
    {
        if (chance.OneIn(3))
        {
            bed.Kill();
            model.ReleaseAll();
            return bed.Broker.LoadAsync(CancellationToken.None);
        }

        bed.Clock.Advance(TimeSpan.FromSeconds(chance.Below(45)));
        return Task.CompletedTask;
    }

    private ServiceBusMessage NewMessage()
    {
        string id = chance.OneIn(4) ? $"again{chance.Below(5)}" : $"m{sent++}";
        ServiceBusMessage message = new(id) { MessageId = id };
        if (chance.OneIn(3))
        {
            message.TimeToLive = TimeSpan.FromSeconds(1 + chance.Below(60));
        }

        return message;
    }

    /// <summary>Sometimes the store refuses the write; then nothing at all may have happened.</summary>
    private async Task<bool> FailsAsync(Func<Task> call)
    {
        bed.Store.Fault = chance.OneIn(8) ? WriteFault.Before : WriteFault.None;
        bool armed = bed.Store.Fault != WriteFault.None;
        if (!armed)
        {
            await call();
            return false;
        }

        int writes = bed.Store.Writes;
        Exception failure = await Record.ExceptionAsync(call);
        bed.Store.Fault = WriteFault.None;
        Assert.Equal(bed.Store.Writes > writes, failure is ServiceBusException);
        return failure is not null;
    }

    private async Task CompareAsync()
    {
        Assert.Equal(model.Depth(), bed.Broker.Depth(BrokerBed.Queue));
        Assert.Equal(model.NextDue(), bed.Broker.NextDue(BrokerBed.Queue));
        Assert.Equal(Ids(dead: false), await PeekAsync(bed.Receiver));
        Assert.Equal(Ids(dead: true), await PeekAsync(bed.DeadLetters));
    }

    private IEnumerable<string> Ids(bool dead) =>
        model.Messages.Where(message => message.IsDead == dead).Select(message => message.Id);

    private static async Task<IEnumerable<string>> PeekAsync(ServiceBusReceiver receiver) =>
        (await receiver.PeekMessagesAsync(1000, 1)).Select(message => message.MessageId);
}

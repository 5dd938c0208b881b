using Azure.Messaging.ServiceBus;

namespace Breakwater.StandIns.ServiceBus.Tests;

public sealed class SettleTests
{
    [Fact]
    public async Task Receive_TwoReceivers_EachMessageGoesToOne()
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        await bed.SendAsync("a", "b");

        ServiceBusReceivedMessage first = await bed.ReceiveAsync();
        ServiceBusReceivedMessage second = await bed.ReceiveAsync();

        Assert.Equal(("a", "b"), (first.MessageId, second.MessageId));
        Assert.NotEqual(first.LockToken, second.LockToken);
        Assert.Null(await bed.ReceiveAsync());
    }

    [Fact]
    public async Task Complete_Twice_LockLost()
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        await bed.SendAsync("a");
        ServiceBusReceivedMessage message = await bed.ReceiveAsync();
        await bed.Receiver.CompleteMessageAsync(message);

        ServiceBusFailureReason reason = await BrokerBed.FailureAsync(() => bed.Receiver.CompleteMessageAsync(message));

        Assert.Equal(ServiceBusFailureReason.MessageLockLost, reason);
        Assert.Equal(0, bed.Store.RowCount);
    }

    [Fact]
    public async Task Settle_LockExpired_EveryWayIsLostAndTheMessageComesAgain()
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        await bed.SendAsync("a");
        ServiceBusReceivedMessage message = await bed.ReceiveAsync();
        bed.Clock.Advance(TimeSpan.FromSeconds(30));

        ServiceBusFailureReason[] reasons =
        [
            await BrokerBed.FailureAsync(() => bed.Receiver.CompleteMessageAsync(message)),
            await BrokerBed.FailureAsync(() => bed.Receiver.AbandonMessageAsync(message)),
            await BrokerBed.FailureAsync(() => bed.Receiver.RenewMessageLockAsync(message)),
            await BrokerBed.FailureAsync(() => bed.Receiver.DeadLetterMessageAsync(message, "why")),
        ];

        Assert.All(reasons, reason => Assert.Equal(ServiceBusFailureReason.MessageLockLost, reason));
        Assert.Equal(2, (await bed.ReceiveAsync()).DeliveryCount);
    }

    [Fact]
    public async Task Renew_BeforeExpiry_HoldsTheLockForAFullDurationFromNow()
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        await bed.SendAsync("a");
        ServiceBusReceivedMessage message = await bed.ReceiveAsync();
        bed.Clock.Advance(TimeSpan.FromSeconds(29));

        await bed.Receiver.RenewMessageLockAsync(message);
        bed.Clock.Advance(TimeSpan.FromSeconds(29));

        Assert.Equal(bed.Clock.GetUtcNow() + TimeSpan.FromSeconds(1), message.LockedUntil);
        Assert.Null(await bed.ReceiveAsync());
        await bed.Receiver.CompleteMessageAsync(message);
        Assert.Equal(0, bed.Store.RowCount);
    }

    [Fact]
    public async Task Abandon_WithProperties_ComesAgainInItsOldPlaceWithThem()
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        await bed.SendAsync("a", "b");
        ServiceBusReceivedMessage message = await bed.ReceiveAsync();

        await bed.Receiver.AbandonMessageAsync(message, new Dictionary<string, object> { ["attempt"] = 1L });
        bed.Kill();
        ServiceBusReceivedMessage again = await bed.ReceiveAsync();

        Assert.Equal(("a", 2), (again.MessageId, again.DeliveryCount));
        Assert.Equal(1L, again.ApplicationProperties["attempt"]);
    }

    [Fact]
    public async Task ReceiveAndDelete_Message_GoneAtOnceAndCannotBeSettled()
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        await bed.SendAsync("a");
        ServiceBusReceiver receiver = bed.Client.CreateReceiver(
            BrokerBed.Queue,
            new ServiceBusReceiverOptions { ReceiveMode = ServiceBusReceiveMode.ReceiveAndDelete });

        ServiceBusReceivedMessage message = await receiver.ReceiveMessageAsync(BrokerBed.Moment);

        Assert.Equal("a", message.MessageId);
        Assert.Equal(0, bed.Store.RowCount);
        await Assert.ThrowsAsync<InvalidOperationException>(() => receiver.CompleteMessageAsync(message));
    }

    [Fact]
    public async Task Peek_AllStates_ShowsThemInOrderWithoutTouchingThem()
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        await bed.SendAsync("a", "b");
        await bed.Sender.ScheduleMessageAsync(
            new ServiceBusMessage("c") { MessageId = "c" },
            bed.Clock.GetUtcNow() + TimeSpan.FromHours(1));
        await bed.ReceiveAsync();
        int writes = bed.Store.Writes;

        IReadOnlyList<ServiceBusReceivedMessage> peeked = await bed.Receiver.PeekMessagesAsync(10);

        Assert.Equal(["a", "b", "c"], peeked.Select(message => message.MessageId));
        Assert.Equal(ServiceBusMessageState.Scheduled, peeked[2].State);
        Assert.Empty(await bed.Receiver.PeekMessagesAsync(10));
        Assert.Equal("b", (await bed.Receiver.PeekMessageAsync(peeked[1].SequenceNumber)).MessageId);
        Assert.Equal(writes, bed.Store.Writes);
        Assert.Equal(1, (await bed.ReceiveAsync()).DeliveryCount);
    }

    [Fact]
    public async Task Settle_MessageNobodyReceived_LockLost()
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        await bed.SendAsync("a");
        ServiceBusReceivedMessage peeked = await bed.Receiver.PeekMessageAsync();
        ServiceBusReceivedMessage made = ServiceBusModelFactory.ServiceBusReceivedMessage(
            messageId: "a",
            sequenceNumber: 1);

        Assert.Equal(
            ServiceBusFailureReason.MessageLockLost,
            await BrokerBed.FailureAsync(() => bed.Receiver.CompleteMessageAsync(peeked)));
        Assert.Equal(
            ServiceBusFailureReason.MessageLockLost,
            await BrokerBed.FailureAsync(() => bed.Receiver.CompleteMessageAsync(made)));
        Assert.Equal("a", (await bed.ReceiveAsync()).MessageId);
    }

    [Fact]
    public async Task Settle_ManyAtOnce_NothingLostNothingTwice()
    {
        BrokerBed bed = await BrokerBed.StartAsync(options => options.MaxDeliveryCount = 1000);
        string[] ids = [.. Enumerable.Range(0, 300).Select(i => $"m{i:D3}")];
        await bed.Sender.SendMessagesAsync(ids.Select(id => new ServiceBusMessage(id) { MessageId = id }));
        List<string> done = [];

        await Parallel.ForEachAsync(Enumerable.Range(0, 8), async (worker, ct) =>
        {
            while (await bed.ReceiveAsync() is { } message)
            {
                if (message.DeliveryCount == 1 && message.SequenceNumber % 3 == worker % 3)
                {
                    await bed.Receiver.AbandonMessageAsync(message, cancellationToken: ct);
                    continue;
                }

                await bed.Receiver.CompleteMessageAsync(message, ct);
                lock (done)
                {
                    done.Add(message.MessageId);
                }
            }
        });

        done.AddRange(await bed.DrainAsync());
        Assert.Equal(ids, done.Order());
        Assert.Equal(0, bed.Store.RowCount);
    }
}

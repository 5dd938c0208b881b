using Azure.Messaging.ServiceBus;
using Azure.Messaging.ServiceBus.Local;

namespace Breakwater.StandIns.ServiceBus.Tests;

public sealed class FailureTests
{
    public static TheoryData<int> Faults => [(int)WriteFault.Before, (int)WriteFault.After];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Receive_WriteFails_TheMessageIsThereForTheNext(int fault)
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        await bed.SendAsync("a");
        bed.Store.Fault = (WriteFault)fault;

        await BrokerBed.FailureAsync(bed.ReceiveAsync);

        Assert.Equal(("a", 1), await SummaryAsync(bed));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Complete_WriteFails_RepeatedCompleteSucceeds(int fault)
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        await bed.SendAsync("a");
        ServiceBusReceivedMessage message = await bed.ReceiveAsync();
        bed.Store.Fault = (WriteFault)fault;
        await BrokerBed.FailureAsync(() => bed.Receiver.CompleteMessageAsync(message));

        await bed.Receiver.CompleteMessageAsync(message);

        Assert.Equal(0, bed.Store.RowCount);
        Assert.Null(bed.Broker.NextDue(BrokerBed.Queue));
    }

    [Fact]
    public async Task Complete_EffectiveThoughItFailed_TheMessageDoesNotComeAgain()
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        await bed.SendAsync("a", "b");
        ServiceBusReceivedMessage message = await bed.ReceiveAsync();
        bed.Store.Fault = WriteFault.After;
        await BrokerBed.FailureAsync(() => bed.Receiver.CompleteMessageAsync(message));

        bed.Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(["b"], await bed.DrainAsync());
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task DeadLetter_WriteFails_StillLockedAndRepeatable(int fault)
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        await bed.SendAsync("a");
        ServiceBusReceivedMessage message = await bed.ReceiveAsync();
        bed.Store.Fault = (WriteFault)fault;
        await BrokerBed.FailureAsync(() => bed.Receiver.DeadLetterMessageAsync(message, "one"));

        await bed.Receiver.DeadLetterMessageAsync(message, "two");
        bed.Kill();

        Assert.Equal("two", (await bed.ReceiveDeadAsync()).DeadLetterReason);
    }

    [Fact]
    public async Task Abandon_AfterAFailedDeadLetterThatTookEffect_NoTraceOfTheReason()
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        await bed.SendAsync("a");
        ServiceBusReceivedMessage message = await bed.ReceiveAsync();
        bed.Store.Fault = WriteFault.After;
        await BrokerBed.FailureAsync(() => bed.Receiver.DeadLetterMessageAsync(message, "one"));

        await bed.Receiver.AbandonMessageAsync(message);
        bed.Kill();

        Assert.Null((await bed.ReceiveAsync()).DeadLetterReason);
    }

    [Fact]
    public async Task Kill_InTheMiddleOfEverything_NothingLostCountsKeptNumbersGrow()
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        await bed.SendAsync("a", "b", "c");
        await bed.Receiver.CompleteMessageAsync(await bed.ReceiveAsync());
        ServiceBusReceivedMessage held = await bed.ReceiveAsync();
        long last = (await bed.Receiver.PeekMessagesAsync(10))[^1].SequenceNumber;

        bed.Kill();
        ServiceBusReceivedMessage again = await bed.ReceiveAsync();
        await bed.SendAsync("d");
        long next = (await bed.Receiver.PeekMessagesAsync(10))[^1].SequenceNumber;

        Assert.Equal(("b", 2), (again.MessageId, again.DeliveryCount));
        Assert.True(next > last);
        Assert.Equal(
            ServiceBusFailureReason.MessageLockLost,
            await BrokerBed.FailureAsync(() => bed.Receiver.CompleteMessageAsync(held)));
        await bed.Receiver.CompleteMessageAsync(again);
        Assert.Equal(["c", "d"], await bed.DrainAsync());
    }

    [Fact]
    public async Task Kill_EverythingDone_NumbersStillGrow()
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        await bed.SendAsync("a");
        long first = (await bed.Receiver.PeekMessageAsync()).SequenceNumber;
        await bed.DrainAsync();

        bed.Kill();
        await bed.SendAsync("b");

        Assert.True((await bed.Receiver.PeekMessageAsync()).SequenceNumber > first);
    }

    [Fact]
    public async Task Load_WhileAnotherBrokerHoldsLocks_WritesNothing()
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        await bed.SendAsync("a");
        ServiceBusReceivedMessage held = await bed.ReceiveAsync();
        int writes = bed.Store.Writes;

        using QueueBroker reader = new(bed.Store, () => bed.Clock);
        await reader.LoadAsync(CancellationToken.None);

        Assert.Equal(1, reader.Depth(BrokerBed.Queue).Active);
        Assert.Equal(writes, bed.Store.Writes);
        await bed.Receiver.CompleteMessageAsync(held);
    }

    private static async Task<(string Id, int Count)> SummaryAsync(BrokerBed bed)
    {
        ServiceBusReceivedMessage message = await bed.ReceiveAsync();
        return (message.MessageId, message.DeliveryCount);
    }
}

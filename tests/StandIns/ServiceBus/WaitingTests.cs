using Azure.Messaging.ServiceBus;

namespace Breakwater.StandIns.ServiceBus.Tests;

public sealed class WaitingTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Receive_NothingComes_NullWhenTheWaitIsOverByTheClock()
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        Task<ServiceBusReceivedMessage> waiting = bed.Receiver.ReceiveMessageAsync(TimeSpan.FromSeconds(5));
        await AsleepAsync(bed);
        bed.Clock.Advance(TimeSpan.FromSeconds(4));
        Assert.False(waiting.IsCompleted);

        bed.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Null(await waiting.WaitAsync(Patience));
        Assert.Equal(0, bed.Clock.Timers);
    }

    [Fact]
    public async Task Receive_SendWhileWaiting_GetsItWithoutAnyTimePassing()
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        Task<ServiceBusReceivedMessage> waiting = bed.Receiver.ReceiveMessageAsync(TimeSpan.FromHours(1));
        await AsleepAsync(bed);

        await bed.SendAsync("a");

        Assert.Equal("a", (await waiting.WaitAsync(Patience)).MessageId);
        Assert.Equal(0, bed.Clock.Timers);
    }

    [Fact]
    public async Task Receive_ScheduledFallsDueWhileWaiting_GetsItThen()
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        DateTimeOffset due = bed.Clock.GetUtcNow() + TimeSpan.FromSeconds(10);
        await bed.Sender.ScheduleMessageAsync(new ServiceBusMessage("x") { MessageId = "x" }, due);
        Task<ServiceBusReceivedMessage> waiting = bed.Receiver.ReceiveMessageAsync(TimeSpan.FromHours(1));
        await AsleepAsync(bed);

        bed.Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("x", (await waiting.WaitAsync(Patience)).MessageId);
    }

    [Fact]
    public async Task Receive_LockExpiresWhileWaiting_GetsTheMessageThen()
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        await bed.SendAsync("a");
        await bed.ReceiveAsync();
        Task<ServiceBusReceivedMessage> waiting = bed.Receiver.ReceiveMessageAsync(TimeSpan.FromHours(1));
        await AsleepAsync(bed);

        bed.Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(2, (await waiting.WaitAsync(Patience)).DeliveryCount);
    }

    [Fact]
    public async Task Receive_Cancelled_ThrowsAndLeavesNothingBehind()
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        using CancellationTokenSource stop = new();
        Task<ServiceBusReceivedMessage> waiting = bed.Receiver.ReceiveMessageAsync(TimeSpan.FromHours(1), stop.Token);
        await AsleepAsync(bed);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(Patience));
        Assert.Equal(0, bed.Clock.Timers);
        await bed.SendAsync("a");
        Assert.Equal("a", (await bed.ReceiveAsync()).MessageId);
    }

    [Fact]
    public async Task Receive_TwentyWaitForOneMessage_ExactlyOneGetsIt()
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        Task<ServiceBusReceivedMessage>[] waiting =
            [.. Enumerable.Range(0, 20).Select(_ => bed.Receiver.ReceiveMessageAsync(TimeSpan.FromSeconds(5)))];
        await AsleepAsync(bed);
        await bed.SendAsync("a");
        await Task.WhenAny(waiting).WaitAsync(Patience);

        while (waiting.Any(task => !task.IsCompleted))
        {
            bed.Clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        ServiceBusReceivedMessage[] received = await Task.WhenAll(waiting);
        Assert.Single(received, message => message is not null);
    }

    [Fact]
    public async Task Arrived_SendAbandonAndDeadLetter_NameTheEntity()
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        List<string> arrivals = [];
        bed.Broker.Arrived += arrivals.Add;

        await bed.SendAsync("a");
        await bed.Receiver.AbandonMessageAsync(await bed.ReceiveAsync());
        await bed.Receiver.DeadLetterMessageAsync(await bed.ReceiveAsync());

        Assert.Equal([BrokerBed.Queue, BrokerBed.Queue, BrokerBed.DeadLetterPath], arrivals);
    }

    [Fact]
    public async Task Receive_ZeroWait_RefusedAsTheOfficialClientDoes()
    {
        BrokerBed bed = await BrokerBed.StartAsync();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => bed.Receiver.ReceiveMessageAsync(TimeSpan.Zero));
    }

    private static async Task AsleepAsync(BrokerBed bed)
    {
        DateTimeOffset giveUp = TimeProvider.System.GetUtcNow() + Patience;
        while (bed.Clock.Timers == 0 && TimeProvider.System.GetUtcNow() < giveUp)
        {
            await Task.Yield();
        }

        Assert.NotEqual(0, bed.Clock.Timers);
    }
}

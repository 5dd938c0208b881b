using Azure.Messaging.ServiceBus;

namespace Breakwater.StandIns.ServiceBus.Tests;

public sealed class TimeTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task Schedule_BeforeAndAfterItsTime_InvisibleThenEnqueuedAtThatTime()
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        DateTimeOffset due = bed.Clock.GetUtcNow() + Hour;
        await bed.Sender.ScheduleMessageAsync(new ServiceBusMessage("late") { MessageId = "late" }, due);
        await bed.SendAsync("now");

        Assert.Equal(["now"], await bed.DrainAsync());
        Assert.Equal(due, bed.Broker.NextDue(BrokerBed.Queue));
        bed.Clock.Advance(Hour - BrokerBed.Moment);
        Assert.Null(await bed.ReceiveAsync());
        bed.Clock.Advance(BrokerBed.Moment + Hour);
        ServiceBusReceivedMessage late = await bed.ReceiveAsync();

        Assert.Equal(("late", due), (late.MessageId, late.EnqueuedTime));
    }

    [Fact]
    public async Task Schedule_KilledInBetween_StillComesAtItsTime()
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        DateTimeOffset due = bed.Clock.GetUtcNow() + Hour;
        await bed.Sender.SendMessageAsync(new ServiceBusMessage("late") { ScheduledEnqueueTime = due });

        bed.Kill();

        Assert.Null(await bed.ReceiveAsync());
        Assert.Equal(1, bed.Broker.Depth(BrokerBed.Queue).Scheduled);
        bed.Clock.Advance(Hour);
        Assert.NotNull(await bed.ReceiveAsync());
    }

    [Fact]
    public async Task CancelScheduled_KnownNumber_GoneForGoodAndOnlyOnce()
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        long number = await bed.Sender.ScheduleMessageAsync(new ServiceBusMessage("x"), bed.Clock.GetUtcNow() + Hour);

        await bed.Sender.CancelScheduledMessageAsync(number);

        Assert.Equal(
            ServiceBusFailureReason.MessageNotFound,
            await BrokerBed.FailureAsync(() => bed.Sender.CancelScheduledMessageAsync(number)));
        bed.Kill();
        bed.Clock.Advance(Hour);
        Assert.Null(await bed.ReceiveAsync());
    }

    [Fact]
    public async Task CancelScheduled_OneOfTwoUnknown_NeitherIsCancelled()
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        long number = await bed.Sender.ScheduleMessageAsync(new ServiceBusMessage("x"), bed.Clock.GetUtcNow() + Hour);

        ServiceBusFailureReason reason = await BrokerBed.FailureAsync(
            () => bed.Sender.CancelScheduledMessagesAsync([number, 77]));

        Assert.Equal(ServiceBusFailureReason.MessageNotFound, reason);
        Assert.Equal(1, bed.Broker.Depth(BrokerBed.Queue).Scheduled);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TimeToLive_Passed_DroppedOrDeadLetteredBySetting(bool deadLettering)
    {
        BrokerBed bed = await BrokerBed.StartAsync(options => options.DeadLetteringOnMessageExpiration = deadLettering);
        await bed.Sender.SendMessageAsync(new ServiceBusMessage("x") { TimeToLive = Hour });
        bed.Clock.Advance(Hour);

        Assert.Null(await bed.ReceiveAsync());

        ServiceBusReceivedMessage dead = await bed.ReceiveDeadAsync();
        Assert.Equal(deadLettering ? "TTLExpiredException" : null, dead?.DeadLetterReason);
        Assert.Equal(deadLettering ? 1 : 0, bed.Store.RowCount);
    }

    [Fact]
    public async Task TimeToLive_LongerThanTheQueues_CutToIt()
    {
        BrokerBed bed = await BrokerBed.StartAsync(options => options.DefaultMessageTimeToLive = Hour);
        await bed.Sender.SendMessageAsync(new ServiceBusMessage("x") { TimeToLive = 9 * Hour });

        ServiceBusReceivedMessage message = await bed.ReceiveAsync();

        Assert.Equal(bed.Clock.GetUtcNow() + Hour, message.ExpiresAt);
    }

    [Fact]
    public async Task TimeToLive_PassesWhileLocked_TheHolderMayStillComplete()
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        await bed.Sender.SendMessageAsync(new ServiceBusMessage("x") { TimeToLive = TimeSpan.FromSeconds(10) });
        ServiceBusReceivedMessage message = await bed.ReceiveAsync();
        bed.Clock.Advance(TimeSpan.FromSeconds(20));

        await bed.Receiver.CompleteMessageAsync(message);

        Assert.Equal(0, bed.Store.RowCount);
    }

    [Fact]
    public async Task TimeToLive_AbandonedAfterIt_NotDeliveredAgain()
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        await bed.Sender.SendMessageAsync(new ServiceBusMessage("x") { TimeToLive = TimeSpan.FromSeconds(10) });
        ServiceBusReceivedMessage message = await bed.ReceiveAsync();
        bed.Clock.Advance(TimeSpan.FromSeconds(20));

        await bed.Receiver.AbandonMessageAsync(message);

        Assert.Null(await bed.ReceiveAsync());
        Assert.Equal(0, bed.Store.RowCount);
    }

    [Fact]
    public async Task NextDue_EachState_NamesItsInstant()
    {
        BrokerBed bed = await BrokerBed.StartAsync(options => options.DeadLetteringOnMessageExpiration = true);
        DateTimeOffset start = bed.Clock.GetUtcNow();
        Assert.Null(bed.Broker.NextDue(BrokerBed.Queue));

        await bed.Sender.SendMessageAsync(new ServiceBusMessage("x") { TimeToLive = Hour });
        Assert.Equal(start, bed.Broker.NextDue(BrokerBed.Queue));
        Assert.Equal(start + Hour, bed.Broker.NextDue(BrokerBed.DeadLetterPath));

        await bed.ReceiveAsync();
        Assert.Equal(start + TimeSpan.FromSeconds(30), bed.Broker.NextDue(BrokerBed.Queue));

        bed.Clock.Advance(Hour);
        Assert.Null(bed.Broker.NextDue(BrokerBed.Queue));
        Assert.Equal(bed.Clock.GetUtcNow(), bed.Broker.NextDue(BrokerBed.DeadLetterPath));
        Assert.Null(bed.Broker.NextDue("nowhere"));
    }

    [Fact]
    public async Task Depth_EachState_CountedOnce()
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        DateTimeOffset start = bed.Clock.GetUtcNow();
        await bed.SendAsync("a", "b", "c");
        await bed.Sender.ScheduleMessageAsync(new ServiceBusMessage("x"), start + Hour);
        await bed.Receiver.DeadLetterMessageAsync(await bed.ReceiveAsync());
        await bed.ReceiveAsync();
        bed.Clock.Advance(BrokerBed.Moment);

        Assert.Equal(new(2, 1, 1, start), bed.Broker.Depth(BrokerBed.Queue));
    }
}

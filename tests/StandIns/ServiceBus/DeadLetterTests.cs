using Azure.Messaging.ServiceBus;

namespace Breakwater.StandIns.ServiceBus.Tests;

public sealed class DeadLetterTests
{
    [Fact]
    public async Task DeadLetter_WithReason_OneWriteAndInTheSubQueueAlsoAfterAKill()
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        await bed.SendAsync("a");
        ServiceBusReceivedMessage message = await bed.ReceiveAsync();
        int writes = bed.Store.Writes;

        Dictionary<string, object> changes = new() { ["stage"] = "risk" };
        await bed.Receiver.DeadLetterMessageAsync(message, changes, "BadInput", "no price");
        int cost = bed.Store.Writes - writes;
        bed.Kill();
        ServiceBusReceivedMessage dead = await bed.ReceiveDeadAsync();

        Assert.Equal(1, cost);
        Assert.Null(await bed.ReceiveAsync());
        Assert.Equal(("BadInput", "no price"), (dead.DeadLetterReason, dead.DeadLetterErrorDescription));
        Assert.Equal("risk", dead.ApplicationProperties["stage"]);
        await bed.DeadLetters.CompleteMessageAsync(dead);
        Assert.Equal(0, bed.Store.RowCount);
    }

    [Fact]
    public async Task Abandon_LastDelivery_MovesToDeadLettersWithTheReason()
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        await bed.SendAsync("a");
        for (int i = 0; i < 3; i++)
        {
            await bed.Receiver.AbandonMessageAsync(await bed.ReceiveAsync());
        }

        Assert.Null(await bed.ReceiveAsync());
        ServiceBusReceivedMessage dead = await bed.DeadLetters.PeekMessageAsync();
        Assert.Equal(("MaxDeliveryCountExceeded", 3), (dead.DeadLetterReason, dead.DeliveryCount));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task LockExpiry_LastDelivery_MovesToDeadLetters(bool killed)
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        await bed.SendAsync("a");
        for (int i = 0; i < 3; i++)
        {
            Assert.NotNull(await bed.ReceiveAsync());
            if (killed)
            {
                bed.Kill();
                await bed.Broker.LoadAsync(CancellationToken.None);
            }
            else
            {
                bed.Clock.Advance(TimeSpan.FromSeconds(30));
            }
        }

        Assert.Null(await bed.ReceiveAsync());
        Assert.Equal(1, bed.Broker.Depth(BrokerBed.Queue).DeadLetter);
        ServiceBusReceivedMessage dead = await bed.ReceiveDeadAsync();
        Assert.Equal("MaxDeliveryCountExceeded", dead.DeadLetterReason);
        Assert.Equal("MaxDeliveryCountExceeded", bed.Store.Rows[0].Content.Properties["DeadLetterReason"]);
    }

    [Fact]
    public async Task DeadLetters_NeverSettled_StayHoweverOftenTheyAreReceived()
    {
        BrokerBed bed = await BrokerBed.StartAsync(
            options => options.DefaultMessageTimeToLive = TimeSpan.FromMinutes(1));
        await bed.SendAsync("a");
        await bed.Receiver.DeadLetterMessageAsync(await bed.ReceiveAsync(), "why");
        for (int i = 0; i < 20; i++)
        {
            Assert.NotNull(await bed.ReceiveDeadAsync());
            bed.Clock.Advance(TimeSpan.FromSeconds(30));
        }

        Assert.Equal("why", (await bed.ReceiveDeadAsync()).DeadLetterReason);
    }

    [Fact]
    public async Task Resubmit_DeadLetter_ANewMessageWithoutTheReason()
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        await bed.SendAsync("a");
        await bed.Receiver.DeadLetterMessageAsync(await bed.ReceiveAsync(), "why");
        ServiceBusReceivedMessage dead = await bed.ReceiveDeadAsync();
        await bed.Sender.SendMessageAsync(new ServiceBusMessage(dead));
        await bed.DeadLetters.CompleteMessageAsync(dead);

        ServiceBusReceivedMessage again = await bed.ReceiveAsync();

        Assert.Equal(("a", 1), (again.MessageId, again.DeliveryCount));
        Assert.Null(again.DeadLetterReason);
        Assert.True(again.SequenceNumber > dead.SequenceNumber);
        Assert.Equal(0, bed.Broker.Depth(BrokerBed.Queue).DeadLetter);
    }
}

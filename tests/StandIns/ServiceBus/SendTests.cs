using System.Runtime.Serialization;
using Azure.Messaging.ServiceBus;

namespace Breakwater.StandIns.ServiceBus.Tests;

public sealed class SendTests
{
    [Fact]
    public async Task Send_MessageChangedAfterwards_ReceivedAsItWasSent()
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        byte[] body = [1, 2, 3];
        ServiceBusMessage message = new(new BinaryData(body)) { MessageId = "a", Subject = "s", CorrelationId = "c" };
        message.ApplicationProperties["n"] = 5;
        await bed.Sender.SendMessageAsync(message);
        body[0] = 99;
        message.Subject = "changed";
        message.ApplicationProperties["n"] = 6;

        ServiceBusReceivedMessage received = await bed.ReceiveAsync();

        Assert.Equal([1, 2, 3], received.Body.ToArray());
        Assert.Equal(("a", "s", "c"), (received.MessageId, received.Subject, received.CorrelationId));
        Assert.Equal(5, Assert.IsType<int>(received.ApplicationProperties["n"]));
        Assert.Equal(bed.Clock.GetUtcNow(), received.EnqueuedTime);
        Assert.Equal(1, received.DeliveryCount);
        Assert.Equal(DateTimeOffset.MaxValue, received.ExpiresAt);
    }

    [Fact]
    public async Task Send_RoundTrip_CostsThreeWritesAndNoRead()
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        await bed.SendAsync("first");
        await bed.DrainAsync();
        (int writes, int reads) = (bed.Store.Writes, bed.Store.Reads);

        await bed.SendAsync("a");
        await bed.Receiver.CompleteMessageAsync(await bed.ReceiveAsync());

        Assert.Equal((3, 0), (bed.Store.Writes - writes, bed.Store.Reads - reads));
        Assert.Equal(0, bed.Store.RowCount);
    }

    [Fact]
    public async Task Send_BatchOfAHundred_IsOneWriteAndKeepsItsOrder()
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        string[] ids = [.. Enumerable.Range(0, 100).Select(i => $"m{i}")];

        await bed.Sender.SendMessagesAsync(ids.Select(id => new ServiceBusMessage(id) { MessageId = id }));

        Assert.Equal(1, bed.Store.Writes);
        Assert.Equal(ids, await bed.DrainAsync());
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 100)]
    public async Task Send_BatchFails_AllOrNothingIsThereAfterARestart(int fault, int expected)
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        bed.Store.Fault = (WriteFault)fault;
        ServiceBusMessage[] messages = [.. Enumerable.Range(0, 100).Select(i => new ServiceBusMessage($"m{i}"))];

        ServiceBusFailureReason reason = await BrokerBed.FailureAsync(() => bed.Sender.SendMessagesAsync(messages));
        bed.Kill();

        Assert.Equal(ServiceBusFailureReason.ServiceCommunicationProblem, reason);
        Assert.Equal(expected, (await bed.DrainAsync()).Count);
    }

    [Fact]
    public async Task Send_MessageOver256Kilobytes_Refused()
    {
        BrokerBed bed = await BrokerBed.StartAsync();

        ServiceBusFailureReason reason = await BrokerBed.FailureAsync(
            () => bed.Sender.SendMessageAsync(new ServiceBusMessage(new byte[256 * 1024])));

        Assert.Equal(ServiceBusFailureReason.MessageSizeExceeded, reason);
        Assert.Equal(0, bed.Store.RowCount);
    }

    [Fact]
    public async Task TryAddMessage_BatchFull_FalseAndTheRestIsSent()
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        using ServiceBusMessageBatch batch = await bed.Sender.CreateMessageBatchAsync();
        ServiceBusMessage big = new(new byte[100 * 1024]);

        bool[] added = [batch.TryAddMessage(big), batch.TryAddMessage(big), batch.TryAddMessage(big)];
        await bed.Sender.SendMessagesAsync(batch);

        Assert.Equal([true, true, false], added);
        Assert.Equal(2, batch.Count);
        Assert.InRange(batch.SizeInBytes, 200 * 1024, batch.MaxSizeInBytes);
        Assert.Equal(2, bed.Broker.Depth(BrokerBed.Queue).Active);
    }

    [Fact]
    public async Task Send_UnknownQueue_EntityNotFound()
    {
        BrokerBed bed = await BrokerBed.StartAsync();

        ServiceBusFailureReason reason = await BrokerBed.FailureAsync(
            () => bed.Client.CreateSender("nowhere").SendMessageAsync(new ServiceBusMessage("x")));

        Assert.Equal(ServiceBusFailureReason.MessagingEntityNotFound, reason);
    }

    [Fact]
    public async Task Send_UnsupportedPropertyType_RefusedBeforeAnythingIsStored()
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        ServiceBusMessage message = new("x");
        message.ApplicationProperties["list"] = new List<int>();

        await Assert.ThrowsAsync<SerializationException>(() => bed.Sender.SendMessageAsync(message));

        Assert.Equal(0, bed.Store.RowCount);
    }

    [Fact]
    public async Task Send_AfterClose_Throws()
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        await bed.Sender.CloseAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => bed.SendAsync("x"));

        Assert.True(bed.Sender.IsClosed);
    }

    [Fact]
    public async Task Send_ManyAtOnce_EveryMessageOnceWithItsOwnNumber()
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        string[] ids = [.. Enumerable.Range(0, 500).Select(i => $"m{i}")];

        await Parallel.ForEachAsync(ids, async (id, _) => await bed.SendAsync(id));

        IReadOnlyList<ServiceBusReceivedMessage> peeked = await bed.Receiver.PeekMessagesAsync(1000);
        Assert.Equal(500, peeked.Select(message => message.SequenceNumber).Distinct().Count());
        Assert.Equal(ids.Order(), (await bed.DrainAsync()).Order());
    }
}

using System.Diagnostics;
using Azure.Messaging.ServiceBus;
using Azure.Messaging.ServiceBus.Administration;
using Breakwater.TestKit.Local;

namespace Breakwater.StandIns.ServiceBus.Tests;

/// <summary>The same promises over real rows: what the memory store cannot show is what survives the wire.</summary>
public sealed class AzuriteTests(AzuriteFixture fixture, ITestOutputHelper output)
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);

    [Fact]
    public async Task Message_EveryField_SurvivesAKill()
    {
        AzuriteBed bed = await AzuriteBed.StartAsync(fixture.Azurite, "fields");
        byte[] body = [.. Enumerable.Range(0, 200_001).Select(i => (byte)(i % 251))];
        ServiceBusMessage message = new(new BinaryData(body))
        {
            ContentType = "application/json",
            CorrelationId = "c",
            MessageId = "m/\\#?'\u00e9",
            PartitionKey = "p",
            ReplyTo = "r",
            ReplyToSessionId = "rs",
            Subject = "s",
            TimeToLive = TimeSpan.FromDays(3),
            To = "t",
            TransactionPartitionKey = "tp",
        };
        message.ApplicationProperties["long"] = long.MaxValue;
        message.ApplicationProperties["nothing"] = null;
        await bed.Sender.SendMessageAsync(message);
        ServiceBusReceivedMessage before = await bed.Receiver.PeekMessageAsync();

        bed.Kill();
        ServiceBusReceivedMessage after = await bed.ReceiveAsync();

        Assert.Equal(body, after.Body.ToArray());
        Assert.Equal(
            (before.SequenceNumber, before.EnqueuedTime, before.ExpiresAt),
            (after.SequenceNumber, after.EnqueuedTime, after.ExpiresAt));
        Assert.Equal(
            (message.MessageId, "application/json", "c", "p"),
            (after.MessageId, after.ContentType, after.CorrelationId, after.PartitionKey));
        Assert.Equal(
            ("r", "rs", "s", "t", "tp"),
            (after.ReplyTo, after.ReplyToSessionId, after.Subject, after.To, after.TransactionPartitionKey));
        Assert.Equal(message.TimeToLive, after.TimeToLive);
        Assert.Equal(long.MaxValue, after.ApplicationProperties["long"]);
        Assert.Null(after.ApplicationProperties["nothing"]);
    }

    [Fact]
    public async Task Kill_InEveryState_NothingLostCountsKeptNumbersGrow()
    {
        AzuriteBed bed = await AzuriteBed.StartAsync(
            fixture.Azurite,
            "states",
            options => options.MaxDeliveryCount = 2);
        await SendAsync(bed, "done", "dead", "worn", "held", "fresh");
        await bed.Receiver.CompleteMessageAsync(await bed.ReceiveAsync());
        await bed.Receiver.DeadLetterMessageAsync(await bed.ReceiveAsync(), "why", "because");
        await bed.Receiver.AbandonMessageAsync(await bed.ReceiveAsync(), new Dictionary<string, object> { ["n"] = 1 });
        Assert.Equal("worn", (await bed.ReceiveAsync()).MessageId);
        Assert.Equal("held", (await bed.ReceiveAsync()).MessageId);
        DateTimeOffset due = TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(1);
        long last = await bed.Sender.ScheduleMessageAsync(new ServiceBusMessage("later") { MessageId = "later" }, due);

        bed.Kill();
        ServiceBusReceivedMessage held = await bed.ReceiveAsync();
        ServiceBusReceivedMessage fresh = await bed.ReceiveAsync();

        Assert.Equal(("held", 2), (held.MessageId, held.DeliveryCount));
        Assert.Equal(("fresh", 1), (fresh.MessageId, fresh.DeliveryCount));
        Assert.Null(await bed.ReceiveAsync());
        IReadOnlyList<ServiceBusReceivedMessage> dead = await bed.DeadLetters.PeekMessagesAsync(10);
        Assert.Equal(["dead", "worn"], dead.Select(message => message.MessageId));
        Assert.Equal(["why", "MaxDeliveryCountExceeded"], dead.Select(message => message.DeadLetterReason));
        Assert.Equal(1, dead[1].ApplicationProperties["n"]);
        ServiceBusReceivedMessage later = await bed.Receiver.PeekMessageAsync(last);
        Assert.Equal(("later", due), (later.MessageId, later.ScheduledEnqueueTime));
        Assert.Equal(ServiceBusMessageState.Scheduled, later.State);
        await SendAsync(bed, "next");
        Assert.True((await bed.ReceiveAsync()).SequenceNumber > last);
    }

    [Fact]
    public async Task Batch_OfTwoHundredFifty_AllThereInOrderAfterAKill()
    {
        AzuriteBed bed = await AzuriteBed.StartAsync(fixture.Azurite, "batches");
        string[] ids = [.. Enumerable.Range(0, 250).Select(i => $"m{i}")];
        await bed.Sender.SendMessagesAsync(ids.Select(id => new ServiceBusMessage(id) { MessageId = id }));

        bed.Kill();
        List<string> received = [];
        while (await bed.Receiver.ReceiveMessagesAsync(60, Moment) is { Count: > 0 } messages)
        {
            received.AddRange(messages.Select(message => message.MessageId));
            await Task.WhenAll(messages.Select(message => bed.Receiver.CompleteMessageAsync(message)));
        }

        Assert.Equal(ids, received);
        bed.Kill();
        Assert.Null(await bed.ReceiveAsync());
    }

    [Fact]
    public async Task DuplicateDetection_Kill_RemembersWhatWasDone()
    {
        AzuriteBed bed = await AzuriteBed.StartAsync(
            fixture.Azurite,
            "duplicates",
            options => options.RequiresDuplicateDetection = true);
        await SendAsync(bed, "a");
        await bed.Receiver.CompleteMessageAsync(await bed.ReceiveAsync());

        bed.Kill();
        await SendAsync(bed, "a", "b");

        Assert.Equal("b", (await bed.ReceiveAsync()).MessageId);
        Assert.Null(await bed.ReceiveAsync());
    }

    [Fact]
    public async Task DeleteQueue_WithMessages_NothingComesBack()
    {
        AzuriteBed bed = await AzuriteBed.StartAsync(fixture.Azurite, "deleted");
        await SendAsync(bed, "a", "b", "c");
        ServiceBusAdministrationClient admin = new(bed.ConnectionString);

        await admin.DeleteQueueAsync("deleted");
        bed.Kill();

        admin = new ServiceBusAdministrationClient(bed.ConnectionString);
        Assert.False((await admin.QueueExistsAsync("deleted")).Value);
        await admin.CreateQueueAsync("deleted");
        Assert.Null(await bed.ReceiveAsync());
    }

    [Fact]
    public async Task Send_EmulatorGone_TransientFailure()
    {
        await using AzuriteProcess azurite = await AzuriteProcess.StartAsync();
        AzuriteBed bed = await AzuriteBed.StartAsync(azurite, "gone");
        await azurite.DisposeAsync();

        ServiceBusException failure = await Assert.ThrowsAsync<ServiceBusException>(() => SendAsync(bed, "a"));

        Assert.True(failure.IsTransient);
        Assert.Equal(ServiceBusFailureReason.ServiceCommunicationProblem, failure.Reason);
    }

    [Fact]
    public async Task RoundTrip_Repeated_ThreeRequestsEach()
    {
        const int Rounds = 200;
        AzuriteBed bed = await AzuriteBed.StartAsync(fixture.Azurite, "speed");
        await SendAsync(bed, "warm");
        await bed.Receiver.CompleteMessageAsync(await bed.ReceiveAsync());
        using RequestCounter requests = new(fixture.Azurite.TablePort);
        long started = Stopwatch.GetTimestamp();

        for (int i = 0; i < Rounds; i++)
        {
            await SendAsync(bed, "m");
            await bed.Receiver.CompleteMessageAsync(await bed.ReceiveAsync());
        }

        double each = Stopwatch.GetElapsedTime(started).TotalMilliseconds / Rounds;
        output.WriteLine($"send + receive + complete: {each:F2} ms");
        Assert.Equal(3 * Rounds, requests.Count);
        Assert.Null(await bed.ReceiveAsync());
    }

    private static async Task SendAsync(AzuriteBed bed, params string[] ids)
    {
        foreach (string id in ids)
        {
            await bed.Sender.SendMessageAsync(new ServiceBusMessage(id) { MessageId = id });
        }
    }
}

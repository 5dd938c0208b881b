using System.Globalization;
using System.Text.Json;
using Azure.Messaging.ServiceBus;
using Azure.Messaging.ServiceBus.Administration;
using Breakwater.Adapters.ServiceBus;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;
using Breakwater.Pipeline.Telemetry;
using Breakwater.TestKit.Local;

namespace Breakwater.Adapters.Tests.ServiceBus;

public sealed class ServiceBusMessageBusTests(AzuriteFixture fixture)
{
    private static int queues;

    [Fact]
    public async Task SendAsync_Message_ArrivesWithItsEnvelopeAndProperties()
    {
        (ServiceBusMessageBus bus, ServiceBusClient client, string queue) = await StartAsync();
        Envelope envelope = Message("id-1");

        await bus.SendAsync([new OutgoingMessage(queue, envelope)], default);

        ServiceBusReceivedMessage received = Assert.Single(await ReceiveAsync(client, queue));
        Assert.Equal(
            ("id-1", "corr", "Probe", "application/json"),
            (received.MessageId, received.CorrelationId, received.Subject, received.ContentType));
        string context = TraceContexts.HeaderOf(envelope);
        Assert.Equal(
            [context, context],
            new[] { "traceparent", "Diagnostic-Id" }.Select(name => received.ApplicationProperties[name]));
        Envelope read = JsonSerializer.Deserialize<Envelope>(received.Body.ToMemory().Span, PipelineJson.Options)!;
        Assert.Equal(envelope with { Payload = read.Payload }, read);
        Assert.Equal("Ω", read.Payload.GetProperty("text").GetString());
    }

    [Fact]
    public async Task SendAsync_ManyQueues_EachGetsItsOwnInOrder()
    {
        (ServiceBusMessageBus bus, ServiceBusClient client, string first) = await StartAsync();
        (_, _, string second) = await StartAsync();

        await bus.SendAsync(
            [
                new OutgoingMessage(first, Message("a")),
                new OutgoingMessage(second, Message("b")),
                new OutgoingMessage(first, Message("c")),
            ],
            default);

        Assert.Equal(["a", "c"], (await ReceiveAsync(client, first)).Select(message => message.MessageId));
        Assert.Equal(["b"], (await ReceiveAsync(client, second)).Select(message => message.MessageId));
    }

    [Fact]
    public async Task SendAsync_NotBefore_IsScheduled()
    {
        (ServiceBusMessageBus bus, ServiceBusClient client, string queue) = await StartAsync();
        DateTimeOffset later = TimeProvider.System.GetUtcNow().AddHours(1);

        await bus.SendAsync([new OutgoingMessage(queue, Message("later"), later)], default);

        Assert.Empty(await ReceiveAsync(client, queue, 200));
        ServiceBusReceivedMessage waiting = Assert.IsType<ServiceBusReceivedMessage>(
            await client.CreateReceiver(queue).PeekMessageAsync());
        Assert.Equal(later.ToUnixTimeMilliseconds(), waiting.ScheduledEnqueueTime.ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task SendAsync_NotBeforeHasPassed_ArrivesAtOnce()
    {
        (ServiceBusMessageBus bus, ServiceBusClient client, string queue) = await StartAsync();

        await bus.SendAsync(
            [new OutgoingMessage(queue, Message("late"), TimeProvider.System.GetUtcNow().AddHours(-1))], default);

        Assert.Single(await ReceiveAsync(client, queue));
    }

    [Fact]
    public async Task SendAsync_MoreThanOneBatchHolds_AllArrive()
    {
        (ServiceBusMessageBus bus, ServiceBusClient client, string queue) = await StartAsync();
        string text = new('x', 6_000);
        OutgoingMessage[] messages =
            [.. Enumerable.Range(0, 60).Select(n => new OutgoingMessage(queue, Message($"m{n}", text)))];

        await bus.SendAsync(messages, default);

        var seen = new List<ServiceBusReceivedMessage>();
        for (IReadOnlyList<ServiceBusReceivedMessage> some = await ReceiveAsync(client, queue, 300);
            some.Count > 0;
            some = await ReceiveAsync(client, queue, 300))
        {
            seen.AddRange(some);
        }

        Assert.Equal(60, seen.Select(message => message.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task SendAsync_MessageTooLargeForAnyBatch_IsABugAndThrownAsItIs()
    {
        (ServiceBusMessageBus bus, ServiceBusClient _, string queue) = await StartAsync();
        string text = new('x', 300_000);

        ServiceBusException failure = await Assert.ThrowsAsync<ServiceBusException>(() => bus.SendAsync(
            [new OutgoingMessage(queue, Message("large", text)), new OutgoingMessage(queue, Message("small"))],
            default));

        Assert.Equal(ServiceBusFailureReason.MessageSizeExceeded, failure.Reason);
    }

    [Fact]
    public async Task SendAsync_Nothing_DoesNothing()
    {
        (ServiceBusMessageBus bus, ServiceBusClient client, string queue) = await StartAsync();

        await bus.SendAsync([], default);

        Assert.Empty(await ReceiveAsync(client, queue, 100));
    }

    [Fact]
    public async Task SendAsync_QueueDoesNotExist_IsABugAndThrownAsItIs()
    {
        (ServiceBusMessageBus bus, _, _) = await StartAsync();

        ServiceBusException failure = await Assert.ThrowsAsync<ServiceBusException>(() =>
            bus.SendAsync([new OutgoingMessage("no-such-queue", Message("a"))], default));

        Assert.Equal(ServiceBusFailureReason.MessagingEntityNotFound, failure.Reason);
    }

    [Fact]
    public async Task SendAsync_BrokerIsDown_IsOutsideTrouble()
    {
        await using var client = new ServiceBusClient(Connection(FreePort.Next()));
        var bus = new ServiceBusMessageBus(client);

        await Assert.ThrowsAsync<OutsideTroubleException>(() =>
            bus.SendAsync([new OutgoingMessage("scan", Message("a"))], default));
    }

    [Fact]
    public async Task DepthsAsync_QueuesOfTheApp_TellWhatLiesInThem()
    {
        string connection = Connection(fixture.Azurite.TablePort);
        var administration = new ServiceBusAdministrationClient(connection);
        foreach (string queue in new[] { Queues.Scan, Queues.Signal, Queues.Risk, Queues.Execution })
        {
            if (!await administration.QueueExistsAsync(queue))
            {
                await administration.CreateQueueAsync(new CreateQueueOptions(queue));
            }
        }

        await using var client = new ServiceBusClient(connection);
        var bus = new ServiceBusMessageBus(client, administration);
        long before = (await bus.DepthsAsync(default)).Single(depth => depth.Queue == Queues.Risk).Waiting;
        await bus.SendAsync([new OutgoingMessage(Queues.Risk, Message("deep"))], default);
        IReadOnlyList<QueueDepth> depths = await bus.DepthsAsync(default);

        Assert.Equal(4, depths.Count);
        Assert.Equal(before + 1, depths.Single(depth => depth.Queue == Queues.Risk).Waiting);
        Assert.Empty(await new ServiceBusMessageBus(client).DepthsAsync(default));
    }

    private static Envelope Message(string id, string text = "Ω") => new(
        id,
        "Probe",
        "bot",
        "corr",
        "cause",
        new DateTimeOffset(2026, 11, 2, 12, 0, 0, TimeSpan.Zero),
        JsonSerializer.SerializeToElement(new { text }))
    {
        ExpiresAt = new DateTimeOffset(2026, 11, 2, 12, 5, 0, TimeSpan.Zero),
    };

    internal static string Connection(int port) => string.Create(
        CultureInfo.InvariantCulture,
        $"Endpoint=sb://127.0.0.1:{port};SharedAccessKeyName={AzuriteProcess.AccountName};"
        + $"SharedAccessKey={AzuriteProcess.AccountKey};UseDevelopmentEmulator=true;");

    private static async Task<IReadOnlyList<ServiceBusReceivedMessage>> ReceiveAsync(
        ServiceBusClient client, string queue, int milliseconds = 2_000) =>
        await client.CreateReceiver(queue).ReceiveMessagesAsync(100, TimeSpan.FromMilliseconds(milliseconds));

    private async Task<(ServiceBusMessageBus Bus, ServiceBusClient Client, string Queue)> StartAsync()
    {
        string connection = Connection(fixture.Azurite.TablePort);
        string queue = $"queue{Interlocked.Increment(ref queues)}";
        await new ServiceBusAdministrationClient(connection).CreateQueueAsync(new CreateQueueOptions(queue));
        var client = new ServiceBusClient(connection);

        return (new ServiceBusMessageBus(client), client, queue);
    }
}

using Azure;
using Azure.Core;
using Azure.Messaging.ServiceBus;
using Azure.Messaging.ServiceBus.Administration;

namespace Breakwater.StandIns.ServiceBus.Tests;

public sealed class AdministrationTests
{
    private const string Local =
        "Endpoint=sb://127.0.0.1:1;SharedAccessKeyName=account;SharedAccessKey=AAAA;UseDevelopmentEmulator=true;";

    [Fact]
    public async Task CreateQueue_Twice_SecondSaysItExists()
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        ServiceBusAdministrationClient admin = new(bed.Broker);

        CreateQueueOptions options = new("Risk") { MaxDeliveryCount = 7 };
        Response<QueueProperties> made = await admin.CreateQueueAsync(options);

        Assert.Equal(("Risk", 7), (made.Value.Name, made.Value.MaxDeliveryCount));
        Assert.Equal(
            ServiceBusFailureReason.MessagingEntityAlreadyExists,
            await BrokerBed.FailureAsync(() => admin.CreateQueueAsync("risk")));
    }

    [Fact]
    public async Task EnsureQueue_Existing_KeepsItsSettings()
    {
        BrokerBed bed = await BrokerBed.StartAsync();

        CreateQueueOptions other = new("ORDERS") { MaxDeliveryCount = 99 };
        await bed.Broker.EnsureQueueAsync(other, CancellationToken.None);

        Assert.Equal(3, (await bed.Broker.FindQueueAsync("ORDERS", CancellationToken.None)).Settings.MaxDeliveryCount);
    }

    [Fact]
    public async Task Send_QueueMadeByAnotherBroker_IsFound()
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        using Azure.Messaging.ServiceBus.Local.QueueBroker other = new(bed.Store, () => bed.Clock);
        await new ServiceBusAdministrationClient(other).CreateQueueAsync("signal");

        await bed.Client.CreateSender("Signal").SendMessageAsync(new ServiceBusMessage("x"));

        Assert.Equal(1, bed.Broker.Depth("signal").Active);
    }

    [Fact]
    public async Task DeleteQueue_WithMessages_AllGoneAndTheNameIsFree()
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        ServiceBusAdministrationClient admin = new(bed.Broker);
        await bed.SendAsync("a", "b");

        await admin.DeleteQueueAsync(BrokerBed.Queue);

        Assert.False((await admin.QueueExistsAsync(BrokerBed.Queue)).Value);
        Assert.Equal(
            ServiceBusFailureReason.MessagingEntityNotFound,
            await BrokerBed.FailureAsync(() => admin.DeleteQueueAsync(BrokerBed.Queue)));
        await admin.CreateQueueAsync(BrokerBed.Queue);
        Assert.Null(await bed.ReceiveAsync());
    }

    [Fact]
    public async Task RuntimeProperties_AllQueues_Counted()
    {
        BrokerBed bed = await BrokerBed.StartAsync();
        ServiceBusAdministrationClient admin = new(bed.Broker);
        await admin.CreateQueueAsync("empty");
        await bed.SendAsync("a", "b");
        await bed.Receiver.DeadLetterMessageAsync(await bed.ReceiveAsync());

        List<QueueRuntimeProperties> all = [];
        await foreach (QueueRuntimeProperties queue in admin.GetQueuesRuntimePropertiesAsync())
        {
            all.Add(queue);
        }

        Assert.Equal(["empty", "orders"], all.Select(queue => queue.Name));
        Assert.Equal((1, 1, 2), (all[1].ActiveMessageCount, all[1].DeadLetterMessageCount, all[1].TotalMessageCount));
        Assert.Equal(2, (await admin.GetQueueRuntimePropertiesAsync("orders")).Value.TotalMessageCount);
        Assert.Equal(
            ServiceBusFailureReason.MessagingEntityNotFound,
            await BrokerBed.FailureAsync(() => admin.GetQueueRuntimePropertiesAsync("nowhere")));
    }

    [Theory]
    [InlineData("Endpoint=sb://r.example.org;SharedAccessKeyName=a;SharedAccessKey=b", typeof(NotSupportedException))]
    [InlineData("Endpoint=x;SharedAccessKeyName=a;UseDevelopmentEmulator=true", typeof(FormatException))]
    [InlineData("Endpoint=sb://127.0.0.1;SharedAccessKeyName=a;UseDevelopmentEmulator=true", typeof(FormatException))]
    [InlineData(" ", typeof(ArgumentException))]
    public void Client_BadConnectionString_Refused(string connectionString, Type expected)
    {
        Assert.IsType(expected, Record.Exception(() => new ServiceBusClient(connectionString)));
        Assert.IsType(expected, Record.Exception(() => new ServiceBusAdministrationClient(connectionString)));
    }

    [Fact]
    public void Client_RealNamespaceWithCredential_SaysThatOnlyTheOfficialPackageCan()
    {
        TokenCredential credential = DelegatedTokenCredential.Create((_, _) => default);

        NotSupportedException refusal = Assert.Throws<NotSupportedException>(
            () => new ServiceBusClient("real.servicebus.windows.net", credential));

        Assert.Contains("official package", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Client_SameStoreWrittenInAnotherWay_OneBrokerUntilItIsForgotten()
    {
        string swapped = string.Join(';', Local.TrimEnd(';').Split(';').Reverse());
        await using ServiceBusClient first = new(Local);
        await using ServiceBusClient second = new(swapped.Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
        Azure.Messaging.ServiceBus.Local.QueueBroker.Forget(Local);
        await using ServiceBusClient third = new(Local);

        Assert.Same(first.Broker, second.Broker);
        Assert.NotSame(first.Broker, third.Broker);
        Assert.Equal("127.0.0.1", first.FullyQualifiedNamespace);
    }
}

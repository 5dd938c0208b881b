using Azure.Messaging.ServiceBus;
using Azure.Messaging.ServiceBus.Administration;
using Azure.Messaging.ServiceBus.Local;

namespace Breakwater.StandIns.ServiceBus.Tests;

/// <summary>A broker over rows in memory, with one queue "orders", a sender and receivers.</summary>
internal sealed class BrokerBed
{
    public const string Queue = "orders";
    public const string DeadLetterPath = Queue + "/$DeadLetterQueue";

    private BrokerBed()
    {
        Start();
    }

    public static TimeSpan Moment { get; } = TimeSpan.FromMilliseconds(1);

    public ManualClock Clock { get; } = new();

    public MemoryMessageStore Store { get; } = new();

    public QueueBroker Broker { get; private set; }

    public ServiceBusClient Client { get; private set; }

    public ServiceBusSender Sender { get; private set; }

    public ServiceBusReceiver Receiver { get; private set; }

    public ServiceBusReceiver DeadLetters { get; private set; }

    public static async Task<BrokerBed> StartAsync(Action<CreateQueueOptions> configure = null)
    {
        BrokerBed bed = new();
        CreateQueueOptions options = new(Queue) { MaxDeliveryCount = 3, LockDuration = TimeSpan.FromSeconds(30) };
        configure?.Invoke(options);
        await bed.Broker.EnsureQueueAsync(options, CancellationToken.None);
        return bed;
    }

    /// <summary>What kill -9 leaves: the rows, and nothing that was in memory.</summary>
    public void Kill()
    {
        Store.Fault = WriteFault.None;
        Start();
    }

    public async Task SendAsync(params string[] ids)
    {
        foreach (string id in ids)
        {
            await Sender.SendMessageAsync(new ServiceBusMessage(id) { MessageId = id });
        }
    }

    public async Task<ServiceBusReceivedMessage> ReceiveAsync() => await TakeAsync(Queue);

    public async Task<ServiceBusReceivedMessage> ReceiveDeadAsync() => await TakeAsync(DeadLetterPath);

    public async Task<IReadOnlyList<string>> DrainAsync()
    {
        List<string> ids = [];
        while (await ReceiveAsync() is { } message)
        {
            ids.Add(message.MessageId);
            await Receiver.CompleteMessageAsync(message);
        }

        return ids;
    }

    public static async Task<ServiceBusFailureReason> FailureAsync(Func<Task> call) =>
        (await Assert.ThrowsAsync<ServiceBusException>(call)).Reason;

    private async Task<ServiceBusReceivedMessage> TakeAsync(string path) =>
        await Broker.TryReceiveAsync(path, 1, CancellationToken.None) is [var first] ? first : null;

    private void Start()
    {
        Broker = new QueueBroker(Store, () => Clock);
        Client = new ServiceBusClient(Broker);
        Sender = Client.CreateSender(Queue);
        Receiver = Client.CreateReceiver(Queue);
        DeadLetters = Client.CreateReceiver(Queue, new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });
    }
}

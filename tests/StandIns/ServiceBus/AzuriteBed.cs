using System.Globalization;
using Azure.Messaging.ServiceBus;
using Azure.Messaging.ServiceBus.Administration;
using Azure.Messaging.ServiceBus.Local;
using Breakwater.TestKit.Local;

namespace Breakwater.StandIns.ServiceBus.Tests;

/// <summary>A queue in the emulator, used through the public client alone.</summary>
internal sealed class AzuriteBed
{
    private readonly string queue;

    private AzuriteBed(AzuriteProcess azurite, string queue)
    {
        this.queue = queue;
        string port = azurite.TablePort.ToString(CultureInfo.InvariantCulture);
        ConnectionString = $"Endpoint=sb://127.0.0.1:{port};SharedAccessKeyName={AzuriteProcess.AccountName};"
            + $"SharedAccessKey={AzuriteProcess.AccountKey};UseDevelopmentEmulator=true;";
        Start();
    }

    public string ConnectionString { get; }

    public QueueBroker Broker => QueueBroker.For(ConnectionString);

    public ServiceBusSender Sender { get; private set; }

    public ServiceBusReceiver Receiver { get; private set; }

    public ServiceBusReceiver DeadLetters { get; private set; }

    public static async Task<AzuriteBed> StartAsync(
        AzuriteProcess azurite,
        string queue,
        Action<CreateQueueOptions> configure = null)
    {
        AzuriteBed bed = new(azurite, queue);
        CreateQueueOptions options = new(queue);
        configure?.Invoke(options);
        await new ServiceBusAdministrationClient(bed.ConnectionString).CreateQueueAsync(options);
        return bed;
    }

    public void Kill()
    {
        QueueBroker.Forget(ConnectionString);
        Start();
    }

    public async Task<ServiceBusReceivedMessage> ReceiveAsync(bool dead = false)
    {
        string path = dead ? $"{queue}/$DeadLetterQueue" : queue;
        return await Broker.TryReceiveAsync(path, 1, CancellationToken.None) is [var first] ? first : null;
    }

    private void Start()
    {
        ServiceBusClient client = new(ConnectionString);
        Sender = client.CreateSender(queue);
        Receiver = client.CreateReceiver(queue);
        DeadLetters = client.CreateReceiver(queue, new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });
    }
}

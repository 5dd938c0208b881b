using Azure.Core;
using Azure.Messaging.ServiceBus.Local;

namespace Azure.Messaging.ServiceBus;

public class ServiceBusClient : IAsyncDisposable
{
    private readonly ServiceBusClientOptions options;

    public ServiceBusClient(string connectionString)
        : this(connectionString, new ServiceBusClientOptions())
    {
    }

    public ServiceBusClient(string connectionString, ServiceBusClientOptions options)
    {
        BrokerAddress address = BrokerAddress.Parse(connectionString);
        this.options = options ?? new ServiceBusClientOptions();
        FullyQualifiedNamespace = address.Host;
        Identifier = this.options.Identifier ?? LockTokens.Identifier(address.Host);
        Broker = QueueBroker.For(connectionString);
    }

    public ServiceBusClient(string fullyQualifiedNamespace, TokenCredential credential)
        : this(fullyQualifiedNamespace, credential, new ServiceBusClientOptions())
    {
    }

    public ServiceBusClient(
        string fullyQualifiedNamespace,
        TokenCredential credential,
        ServiceBusClientOptions options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(fullyQualifiedNamespace);
        ArgumentNullException.ThrowIfNull(credential);
        throw BrokerAddress.OnlyLocal();
    }

    internal ServiceBusClient(QueueBroker broker)
    {
        options = new ServiceBusClientOptions();
        FullyQualifiedNamespace = "localhost";
        Identifier = LockTokens.Identifier(FullyQualifiedNamespace);
        Broker = broker;
    }

    protected ServiceBusClient()
    {
    }

    public virtual string FullyQualifiedNamespace { get; }

    public virtual string Identifier { get; }

    public virtual bool IsClosed { get; private set; }

    public ServiceBusTransportType TransportType => options?.TransportType ?? default;

    internal QueueBroker Broker { get; }

    internal TimeSpan TryTimeout => options.RetryOptions.TryTimeout;

    public virtual ServiceBusReceiver CreateReceiver(string queueName) =>
        CreateReceiver(queueName, new ServiceBusReceiverOptions());

    public virtual ServiceBusReceiver CreateReceiver(string queueName, ServiceBusReceiverOptions options)
    {
        ThrowIfClosed();
        return ServiceBusReceiver.Create(this, queueName, options);
    }

    public virtual ServiceBusSender CreateSender(string queueOrTopicName) =>
        CreateSender(queueOrTopicName, new ServiceBusSenderOptions());

    public virtual ServiceBusSender CreateSender(string queueOrTopicName, ServiceBusSenderOptions options)
    {
        ThrowIfClosed();
        return ServiceBusSender.Create(this, queueOrTopicName, options);
    }

    public virtual ValueTask DisposeAsync()
    {
        IsClosed = true;
        return ValueTask.CompletedTask;
    }

    internal void ThrowIfClosed() => ObjectDisposedException.ThrowIf(IsClosed, this);
}

using Azure.Messaging.ServiceBus.Local;

namespace Azure.Messaging.ServiceBus;

public sealed class ServiceBusMessageBatch : IDisposable
{
    private readonly List<SentMessage> contents = [];

    private ServiceBusMessageBatch(long maxSizeInBytes)
    {
        MaxSizeInBytes = maxSizeInBytes;
    }

    public int Count => contents.Count;

    public long MaxSizeInBytes { get; }

    public long SizeInBytes { get; private set; }

    internal IReadOnlyList<SentMessage> Contents => [.. contents];

    public void Dispose()
    {
        contents.Clear();
        SizeInBytes = 0;
    }

    internal static ServiceBusMessageBatch OfSize(long maxSizeInBytes) => new(maxSizeInBytes);

    public bool TryAddMessage(ServiceBusMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        SentMessage content = SentMessage.Of(message);
        long size = MessageSize.Of(content);
        if (SizeInBytes + size > MaxSizeInBytes)
        {
            return false;
        }

        contents.Add(content);
        SizeInBytes += size;
        return true;
    }
}

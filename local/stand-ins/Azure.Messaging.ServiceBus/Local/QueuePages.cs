using Azure.Messaging.ServiceBus.Administration;

namespace Azure.Messaging.ServiceBus.Local;

/// <summary>One page with all queues, read when it is asked for.</summary>
internal sealed class QueuePages : AsyncPageable<QueueRuntimeProperties>
{
    private readonly Func<CancellationToken, Task<IReadOnlyList<QueueRuntimeProperties>>> read;

    public QueuePages(
        Func<CancellationToken, Task<IReadOnlyList<QueueRuntimeProperties>>> read,
        CancellationToken cancellationToken)
        : base(cancellationToken)
    {
        this.read = read;
    }

    public override async IAsyncEnumerable<Page<QueueRuntimeProperties>> AsPages(
        string continuationToken = null,
        int? pageSizeHint = null)
    {
        IReadOnlyList<QueueRuntimeProperties> queues = await read(CancellationToken);
        yield return Page<QueueRuntimeProperties>.FromValues(queues, null, LocalResponse.Ok);
    }
}

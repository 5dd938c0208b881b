using Breakwater.Pipeline.Ports;

namespace Breakwater.TestKit;

/// <summary>Remembers what was pushed.</summary>
public sealed class RecordingPush : IPushChannel
{
    private readonly List<(PushKind Kind, object Payload)> published = [];

    public IReadOnlyList<(PushKind Kind, object Payload)> Published => published;

    public Task PublishAsync(PushKind kind, object payload, CancellationToken cancellationToken)
    {
        published.Add((kind, payload));

        return Task.CompletedTask;
    }
}

using Breakwater.Pipeline.Ports;
using Breakwater.Simulation.Outside;

namespace Breakwater.Simulation.Ports;

/// <summary>The push channel as one process reaches it: slow at times; its failures are nobody's trouble.</summary>
public sealed class PushPort(Site site, Line line) : IPushChannel
{
    public async Task PublishAsync(PushKind kind, object payload, CancellationToken cancellationToken)
    {
        await line.CallAsync("push", NameOf(kind), static () => true);
        if (site.Faults.Strikes(Fault.PushSlow))
        {
            await line.Idle(site.Faults.Details(Fault.PushSlow).Seconds(1, 20));
        }
    }

    // Enum.ToString is slow, and this is called often.
    private static string NameOf(PushKind kind) => kind switch
    {
        PushKind.OrderUpdate => "order",
        PushKind.PositionUpdate => "position",
        _ => "other",
    };
}

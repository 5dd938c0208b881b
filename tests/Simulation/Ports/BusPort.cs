using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;
using Breakwater.Simulation.Outside;

namespace Breakwater.Simulation.Ports;

/// <summary>The bus as one process reaches it.</summary>
public sealed class BusPort(Site site, Line line) : IMessageBus
{
    public Task SendAsync(IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken) =>
        line.CallAsync("send", messages[0].Envelope.Type, () => Send(messages));

    private bool Send(IReadOnlyList<OutgoingMessage> messages)
    {
        if (site.Weather.Is(Fault.BusDown))
        {
            throw new OutsideTroubleException("The bus is down.");
        }

        if (site.Faults.Strikes(Fault.SendLost))
        {
            throw new OutsideTroubleException("The bus did not answer; nothing was taken.");
        }

        foreach (OutgoingMessage message in messages)
        {
            site.Queue.Take(message);
        }

        return site.Faults.Strikes(Fault.SendTakenUnanswered)
            ? throw new OutsideTroubleException("The bus did not answer; all was taken.")
            : true;
    }
}

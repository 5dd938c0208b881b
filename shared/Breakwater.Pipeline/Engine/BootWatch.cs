using Breakwater.Domain.Engine;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Engine;

/// <summary>Sets a start-up going again whose message was dead-lettered, as a short outage of the storage leads
/// to.</summary>
public sealed class BootWatch(BotSettings settings, Committer committer, EngineDesk desk)
{
    /// <summary>Longer than the pause between two tries; a try too many is none, as each is made once.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Looks once.</summary>
    public async Task HandleAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        BotControl control = (await desk.ControlAsync(cancellationToken)).Value;
        if (control.NextPhase is not { } phase || now - control.BootAt < Patience)
        {
            return;
        }

        var origin = new Origin(settings.Bot, $"boot-{now:O}", $"boot-watch-{now:O}", now);
        Envelope step = Envelope.Of(origin, new BootStep(phase, control.Attempt + 1), $"{phase}");
        await committer.CommitAsync(
            new Changes(settings.Places.Engine).Send(new OutgoingMessage(Queues.Execution, step)), cancellationToken);
    }
}

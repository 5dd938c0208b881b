using Breakwater.Adapters.SignalR;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Functions.Http;

/// <summary>Looks at storage and at push.</summary>
/// <remarks>Its clock is the real one, as in <see cref="HealthProbe"/>.</remarks>
public sealed class StoreHealth(BotSettings settings, IStateStore store, PushHub push, TimeProvider realClock)
{
    public async Task<DatabasePart> DatabaseAsync(CancellationToken cancellationToken)
    {
        long asked = realClock.GetTimestamp();
        try
        {
            await store.FindAsync(settings.Places.Engine, Places.HeartbeatKey, cancellationToken);

            return new DatabasePart(
                HealthReport.Healthy, Math.Round(realClock.GetElapsedTime(asked).TotalMilliseconds, 1), []);
        }
        catch (OutsideTroubleException trouble)
        {
            return new DatabasePart(
                HealthReport.Unhealthy,
                null,
                [new HealthIssue("DB-1", $"Table Storage does not answer: {trouble.Message}")]);
        }
    }

    public async Task<PushPart> PushAsync(CancellationToken cancellationToken) =>
        await push.IsHealthyAsync(cancellationToken)
            ? new PushPart(HealthReport.Healthy, [])
            : new PushPart(HealthReport.Degraded, [new HealthIssue("RT-1", "Push is down; dashboards poll.")]);
}

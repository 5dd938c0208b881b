using Breakwater.Domain.Markets;
using Breakwater.Domain.Presets;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Scanning;

/// <summary>The scan cycle of the newest candle close, or of the one before it.</summary>
public sealed class LastScan(BotSettings settings, IStateStore store, PresetDesk presets, TimeProvider clock)
{
    /// <summary>Null when neither was opened.</summary>
    public async Task<ScanCycle?> FindAsync(CancellationToken cancellationToken)
    {
        Preset preset = (await presets.CurrentAsync(cancellationToken)).Preset;
        DateTimeOffset close = preset.SignalTimeframe.OpenTimeAt(clock.GetUtcNow());

        return await FindAsync(close, cancellationToken)
            ?? await FindAsync(close - preset.SignalTimeframe.Duration(), cancellationToken);
    }

    private async Task<ScanCycle?> FindAsync(DateTimeOffset close, CancellationToken cancellationToken) =>
        (await store.FindAsync(settings.Places.Cycles, ScanSchedulerHandler.KeyOf(close), cancellationToken))
            ?.Read<ScanCycle>().Value;
}

using System.Collections.Concurrent;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Engine;

/// <summary>Which rules are in force, in every instance at once and without a restart.</summary>
/// <remarks>
/// The deployment brings its own rules; an operator's choice replaces them until other rules are deployed. Rules that a
/// trade was opened under are kept, so that it is managed to its end by them and can be explained later.
/// </remarks>
public sealed class PresetDesk(BotSettings settings, IStateStore store, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, ActivePreset> kept = new();

    /// <summary>The rules in force now.</summary>
    public async Task<ActivePreset> CurrentAsync(CancellationToken cancellationToken) =>
        await ChosenAsync(cancellationToken) is { } chosen && IsInForce(chosen.Value)
            ? chosen.Value.Chosen
            : settings.Deployed;

    /// <summary>The rules that a trade was opened under; those in force when they were never kept.</summary>
    public async Task<ActivePreset> OfAsync(string presetId, CancellationToken cancellationToken)
    {
        if (kept.TryGetValue(presetId, out ActivePreset? known))
        {
            return known;
        }

        Row? row = await store.FindAsync(settings.Places.Engine, Places.PresetKey(presetId), cancellationToken);
        if (row is null)
        {
            return await CurrentAsync(cancellationToken);
        }

        ActivePreset stored = row.Read<ActivePreset>().Value;
        kept[presetId] = stored;

        return stored;
    }

    /// <summary>Keeps rules for the trades that are opened under them.</summary>
    public async Task KeepAsync(ActivePreset preset, CancellationToken cancellationToken)
    {
        if (kept.ContainsKey(preset.Id))
        {
            return;
        }

        Changes changes = new Changes(settings.Places.Engine).Upsert(Places.PresetKey(preset.Id), preset);
        await store.CommitAsync(changes.Partition, changes.Writes, cancellationToken);
        kept[preset.Id] = preset;
    }

    /// <summary>Puts rules in force; the last of two operators wins.</summary>
    /// <returns>The rules that were in force before.</returns>
    public async Task<ActivePreset> UseAsync(ActivePreset preset, CancellationToken cancellationToken)
    {
        ActivePreset before = await CurrentAsync(cancellationToken);
        var choice = new PresetChoice(settings.Deployed.Id, preset, clock.GetUtcNow());
        Changes changes = new Changes(settings.Places.Engine).Upsert(Places.ChosenPresetKey, choice);
        await store.CommitAsync(changes.Partition, changes.Writes, cancellationToken);

        return before;
    }

    private bool IsInForce(PresetChoice choice) => choice.InPlaceOf == settings.Deployed.Id;

    private async Task<Stored<PresetChoice>?> ChosenAsync(CancellationToken cancellationToken) =>
        (await store.FindAsync(settings.Places.Engine, Places.ChosenPresetKey, cancellationToken))?
            .Read<PresetChoice>();
}

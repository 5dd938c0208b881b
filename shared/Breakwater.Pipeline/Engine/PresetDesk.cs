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
    public Task<ActivePreset> UseAsync(ActivePreset preset, CancellationToken cancellationToken) =>
        UseAsync(preset, static (_, _) => [], cancellationToken);

    /// <summary>The same, with what the journal is to say about it; the relay copies it there.</summary>
    /// <param name="preset">The new rules.</param>
    /// <param name="tell">Says it, from the rules that were in force before and the time.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    public async Task<ActivePreset> UseAsync(
        ActivePreset preset, Func<ActivePreset, DateTimeOffset, JournalEntry[]> tell,
        CancellationToken cancellationToken)
    {
        ActivePreset before = await CurrentAsync(cancellationToken);
        DateTimeOffset now = clock.GetUtcNow();
        Changes changes = new Changes(settings.Places.Engine)
            .Upsert(Places.ChosenPresetKey, new PresetChoice(settings.Deployed.Id, preset, now))
            .Explain($"{now:O}:preset", tell(before, now));
        await store.CommitAsync(changes.Partition, changes.Writes, cancellationToken);

        return before;
    }

    private bool IsInForce(PresetChoice choice) => choice.InPlaceOf == settings.Deployed.Id;

    private async Task<Stored<PresetChoice>?> ChosenAsync(CancellationToken cancellationToken) =>
        (await store.FindAsync(settings.Places.Engine, Places.ChosenPresetKey, cancellationToken))?
            .Read<PresetChoice>();
}

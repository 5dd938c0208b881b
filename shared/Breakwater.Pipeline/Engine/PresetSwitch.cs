using Breakwater.Domain;
using Breakwater.Domain.Presets;
using Breakwater.Pipeline.Execution;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Pipeline.Engine;

/// <summary>Puts other rules in force, and writes down what that changed.</summary>
public sealed class PresetSwitch(BotSettings settings, PresetDesk presets, EventLog events)
{
    private const int DifferencesMax = 100;

    /// <summary>Puts <paramref name="preset"/> in force for all entries from now on; open trades keep theirs.</summary>
    public async Task<PresetSwitched> ToAsync(ActivePreset preset, CancellationToken cancellationToken)
    {
        string quote = preset.Preset.Scan.QuoteAsset;
        if (quote != settings.QuoteAsset)
        {
            return new PresetSwitched(
                await presets.CurrentAsync(cancellationToken),
                [],
                $"scan.quoteAsset is {quote}; the bot's ledger counts in {settings.QuoteAsset}.");
        }

        IReadOnlyList<PresetChange> differences = [];
        ActivePreset before = await presets.UseAsync(
            preset,
            (replaced, now) =>
            {
                differences = PresetDiff.Between(replaced.Preset, preset.Preset);

                return [Entry(preset, differences, now)];
            },
            cancellationToken);
        events.Commanded("preset", $"{before.Id} -> {preset.Id}");

        return new PresetSwitched(before, differences, null);
    }

    private JournalEntry Entry(
        ActivePreset preset, IReadOnlyList<PresetChange> differences, DateTimeOffset now) => new(
        new JournalKey(settings.Bot, now, JournalStage.Command, $"preset-{preset.Id}"),
        preset.Id,
        "preset-changed",
        string.Join(
            "; ", differences.Take(DifferencesMax).Select(one => $"{one.Field}: {one.Before} -> {one.After}")),
        $"preset-{now:O}",
        [new Check("differences", differences.Count, null, true)]);
}

/// <summary>What became of a wish for other rules.</summary>
/// <param name="Before">The rules until then.</param>
/// <param name="Differences">What changed.</param>
/// <param name="Refusal">Why nothing changed; null when it did.</param>
public sealed record PresetSwitched(
    ActivePreset Before, IReadOnlyList<PresetChange> Differences, string? Refusal);

using Breakwater.Domain;
using Breakwater.Domain.Presets;
using Breakwater.Pipeline.Execution;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Pipeline.Engine;

/// <summary>Puts other rules in force, and writes down what that changed.</summary>
public sealed class PresetSwitch(
    BotSettings settings, PresetDesk presets, IJournal journal, EventLog events, TimeProvider clock)
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

        ActivePreset before = await presets.UseAsync(preset, cancellationToken);
        DateTimeOffset now = clock.GetUtcNow();
        IReadOnlyList<PresetChange> differences = PresetDiff.Between(before.Preset, preset.Preset);
        string text = string.Join(
            "; ", differences.Take(DifferencesMax).Select(one => $"{one.Field}: {one.Before} -> {one.After}"));
        events.Commanded("preset", $"{before.Id} -> {preset.Id}");
        await journal.WriteAsync(
            [
                new JournalEntry(
                    new JournalKey(settings.Bot, now, JournalStage.Command, $"preset-{preset.Id}"),
                    preset.Id,
                    "preset-changed",
                    text,
                    $"preset-{now:O}",
                    [new Check("differences", differences.Count, null, true)]),
            ],
            cancellationToken);

        return new PresetSwitched(before, differences, null);
    }
}

/// <summary>What became of a wish for other rules.</summary>
/// <param name="Before">The rules until then.</param>
/// <param name="Differences">What changed.</param>
/// <param name="Refusal">Why nothing changed; null when it did.</param>
public sealed record PresetSwitched(
    ActivePreset Before, IReadOnlyList<PresetChange> Differences, string? Refusal);

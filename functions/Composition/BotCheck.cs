using System.Globalization;
using System.Text.RegularExpressions;
using Breakwater.Functions.Options;
using Breakwater.Pipeline.Engine;
using Microsoft.Extensions.Configuration;

namespace Breakwater.Functions.Composition;

/// <summary>Section <c>Bot</c>.</summary>
internal static partial class BotCheck
{
    private const decimal BalanceLeast = 10m;
    private const decimal BalanceMost = 100_000_000m;

    private const string Name = $"{BotOptions.Section}:{nameof(BotOptions.Name)}";
    private const string Mode = $"{BotOptions.Section}:{nameof(BotOptions.Mode)}";
    private const string Preset = $"{BotOptions.Section}:{nameof(BotOptions.Preset)}";
    private const string Balance = $"{BotOptions.Section}:{nameof(BotOptions.PaperStartingBalance)}";

    private const string OneRequest = $"{BotOptions.Section}:{nameof(BotOptions.ProtectsInOneRequest)}";

    public static IEnumerable<SettingProblem> Problems(IConfiguration settings, string presetFolder)
    {
        SettingProblem?[] problems =
        [
            Of(settings, Name, IsName, "1 to 32 of a-z, 0-9 and hyphen"),
            Of(settings, Mode, IsMode, $"{TradingMode.Paper}, or {TradingMode.Live} for real orders"),
            OfPreset(settings[Preset], presetFolder),
            LiveSettingsCheck.IsLive(settings) ? null : OfBalance(settings),
            settings[OneRequest] is { Length: > 0 } choice && !bool.TryParse(choice, out _)
                ? SettingProblem.Value(OneRequest, choice, "true or false, or unset for true")
                : null,
        ];

        return problems.OfType<SettingProblem>();
    }

    private static SettingProblem? Of(
        IConfiguration settings, string setting, Func<string, bool> isSound, string allowed) =>
        settings[setting] switch
        {
            null or "" => SettingProblem.Missing(setting, allowed),
            { } value when !isSound(value) => SettingProblem.Value(setting, value, allowed),
            _ => null,
        };

    public static bool IsName(string value) => BotName().IsMatch(value);

    private static SettingProblem? OfBalance(IConfiguration settings) => Of(
        settings,
        Balance,
        IsBalance,
        string.Create(CultureInfo.InvariantCulture, $"a number from {BalanceLeast} to {BalanceMost}"));

    // By name: the binder would take a number too, and 1 is a slip of the finger.
    private static bool IsMode(string value) =>
        Enum.GetNames<TradingMode>().Contains(value, StringComparer.OrdinalIgnoreCase);

    private static bool IsBalance(string value) =>
        decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal balance)
        && balance is >= BalanceLeast and <= BalanceMost;

    private static SettingProblem? OfPreset(string? name, string folder)
    {
        string allowed = $"one of {string.Join(", ", PresetFile.Names(folder))} (a-z, 0-9 and underscore)";
        if (name is null or "")
        {
            return SettingProblem.Missing(Preset, allowed);
        }

        // The name is part of a path: nothing but a name may get that far.
        if (!PresetName().IsMatch(name) || !PresetFile.Names(folder).Contains(name))
        {
            return SettingProblem.Value(Preset, name, allowed);
        }

        try
        {
            _ = PresetFile.Load(folder, name);

            return null;
        }
        catch (InvalidDataException broken)
        {
            return new SettingProblem(Preset, $"is '{name}', which is broken ({broken.Message})", allowed);
        }
    }

    [GeneratedRegex(@"\A[a-z0-9-]{1,32}\z")]
    private static partial Regex BotName();

    [GeneratedRegex(@"\A[a-z0-9_]{1,64}\z")]
    private static partial Regex PresetName();
}

using System.Globalization;
using Breakwater.Functions.Options;
using Breakwater.Pipeline.Engine;
using Microsoft.Extensions.Configuration;

namespace Breakwater.Functions.Composition;

/// <summary>What real orders take beside <c>Bot:Mode</c>; on paper nothing of it is looked at.</summary>
internal static class LiveSettingsCheck
{
    private const int ReasonLeast = 20;
    private const decimal CapitalLeast = 10m;
    private const decimal CapitalMost = 100_000_000m;
    private const string TestnetHost = "testnet.binance.vision";

    private const string Name = $"{BotOptions.Section}:{nameof(BotOptions.Name)}";
    private const string Mode = $"{BotOptions.Section}:{nameof(BotOptions.Mode)}";
    private const string Confirmed = $"{BotOptions.Section}:{nameof(LiveOptions.LiveConfirmed)}";
    private const string Capital = $"{BotOptions.Section}:{nameof(LiveOptions.Capital)}";
    private const string From = $"{BotOptions.Section}:{nameof(LiveOptions.EvidenceFrom)}";
    private const string Waived = $"{BotOptions.Section}:{nameof(LiveOptions.EvidenceWaived)}";
    private const string Environment = $"{ExchangeOptions.Section}:{nameof(ExchangeOptions.Environment)}";
    private const string RestAddress = $"{ExchangeOptions.Section}:{nameof(ExchangeOptions.RestAddress)}";

    public static bool IsLive(IConfiguration settings) =>
        nameof(TradingMode.Live).Equals(settings[Mode], StringComparison.OrdinalIgnoreCase);

    public static IEnumerable<SettingProblem> Problems(IConfiguration settings)
    {
        if (!IsLive(settings))
        {
            return [];
        }

        SettingProblem?[] problems =
        [
            OfConfirmation(settings[Confirmed], settings[Name]),
            Of(
                settings,
                Capital,
                IsCapital,
                string.Create(
                    CultureInfo.InvariantCulture, $"a number from {CapitalLeast} to {CapitalMost}, or unset")),
            Of(settings, From, BotCheck.IsName, "the name of a bot, or unset for the bot itself"),
            OfWaiver(settings),
            OfAddress(settings[RestAddress]),
        ];

        return [.. problems.OfType<SettingProblem>(), .. KeyCheck.Problems(settings)];
    }

    private static SettingProblem? Of(
        IConfiguration settings, string setting, Func<string, bool> isSound, string allowed) =>
        settings[setting] is { Length: > 0 } value && !isSound(value)
            ? SettingProblem.Value(setting, value, allowed)
            : null;

    private static SettingProblem? OfConfirmation(string? confirmed, string? name)
    {
        string allowed = $"{name}, the bot's own name: real orders take {Mode} and this";

        return confirmed switch
        {
            null or "" => SettingProblem.Missing(Confirmed, allowed),
            _ when confirmed != name => SettingProblem.Value(Confirmed, confirmed, allowed),
            _ => null,
        };
    }

    private static SettingProblem? OfWaiver(IConfiguration settings)
    {
        const string Allowed = "unset, or a reason in at least 20 letters; true is enough where no real money is";
        string? waiver = WaiverOf(settings[Waived]);

        return waiver is null || waiver.Length >= ReasonLeast || !IsRealMoney(settings)
            ? null
            : SettingProblem.Value(Waived, waiver, Allowed);
    }

    /// <summary>The stated reason; null when evidence is asked for.</summary>
    public static string? WaiverOf(string? text) =>
        string.IsNullOrWhiteSpace(text) || text.Trim().Equals("false", StringComparison.OrdinalIgnoreCase)
            ? null
            : text.Trim();

    // What is neither the testnet nor on this machine may be the exchange by another name.
    private static bool IsRealMoney(IConfiguration settings) => settings[Environment] switch
    {
        ExchangeOptions.Testnet => false,
        ExchangeOptions.Custom => !Uri.TryCreate(settings[RestAddress], UriKind.Absolute, out Uri? address)
            || !(address.IsLoopback || address.Host == TestnetHost),
        _ => true,
    };

    private static SettingProblem? OfAddress(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri.Scheme == Uri.UriSchemeHttp && !uri.IsLoopback
            ? SettingProblem.Value(RestAddress, address, $"an https address when {Mode} is {TradingMode.Live}")
            : null;

    private static bool IsCapital(string value) =>
        decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal capital)
        && capital is >= CapitalLeast and <= CapitalMost;
}

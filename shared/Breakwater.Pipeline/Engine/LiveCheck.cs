using System.Globalization;
using Breakwater.Domain.Risk;
using Breakwater.Pipeline.Risk;

namespace Breakwater.Pipeline.Engine;

/// <summary>What must hold before real money is traded; on paper nothing of it is asked.</summary>
public sealed class LiveCheck(
    BotSettings settings, TradeBook book, PresetDesk presets, AccountCheck account, LiveLedger ledger)
{
    /// <summary>The rules have earned something on paper, and the key may trade and nothing more.</summary>
    public async Task<BootTrouble?> PreflightAsync(CancellationToken cancellationToken) =>
        settings.Mode is TradingMode.Live
            ? await EvidenceAsync(cancellationToken) ?? await account.LookAsync(cancellationToken)
            : null;

    /// <summary>There is a ledger; the first start makes it from what the account holds.</summary>
    public async Task<BootTrouble?> OpenLedgerAsync(CancellationToken cancellationToken) =>
        settings.Mode is TradingMode.Live ? await ledger.OpenAsync(cancellationToken) : null;

    private async Task<BootTrouble?> EvidenceAsync(CancellationToken cancellationToken)
    {
        if (settings.Live.EvidenceWaived is not null)
        {
            return null;
        }

        Evidence evidence = await book.EvidenceAsync(settings.Live.EvidenceFrom, cancellationToken);
        EvidenceRules rules = (await presets.CurrentAsync(cancellationToken)).Preset.Risk.Evidence;
        EvidenceVerdict verdict = EvidenceGate.Assess(evidence, rules);
        IEnumerable<string> missing = verdict.Checks
            .Where(check => !check.Passed)
            .Select(check => string.Create(
                CultureInfo.InvariantCulture, $"{check.Name} is {check.Value}, needed is {check.Threshold}"));

        return verdict.Outcome is EvidenceOutcome.Ready
            ? null
            : BootTrouble.Final(
                $"Live trading is not allowed yet by what {settings.Live.EvidenceFrom} did on paper, "
                + $"{verdict.Outcome}: {string.Join("; ", missing)}.");
    }
}

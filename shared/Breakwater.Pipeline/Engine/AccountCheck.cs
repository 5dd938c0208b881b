using System.Globalization;
using Breakwater.Domain;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Risk;
using Breakwater.Pipeline.Execution;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Risk;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Engine;

/// <summary>
/// Looks at the account behind the key: may it trade, is it the right one, does it hold what the ledger says.
/// </summary>
public sealed class AccountCheck(
    BotSettings settings, IMarketData market, ITradingVenue venue, TradeBook book, PresetDesk presets,
    IJournal journal, EventLog events, TimeProvider clock)
{
    /// <summary>Asks the venue; what only deserves a look is logged and journalled and stops nothing.</summary>
    /// <returns>Why real money must not be traded with this key; null when it may.</returns>
    public async Task<BootTrouble?> LookAsync(CancellationToken cancellationToken)
    {
        KeyRights rights = await venue.KeyRightsAsync(cancellationToken);
        LedgerOpening? opening = await book.OpeningAsync(cancellationToken);
        events.Engine("account", $"{rights.Account} of {settings.Venue}, for real orders");
        if ((StrangerOf(rights, opening) ?? RefusalOf(rights)) is { } refusal)
        {
            return BootTrouble.Final(refusal);
        }

        Check[] checks =
        [
            Check.That("account.addressBound", rights.IsAddressBound),
            await FeeAsync(cancellationToken),
            await BalanceAsync(opening, cancellationToken),
        ];
        await TellAsync(rights, checks, cancellationToken);

        return null;
    }

    /// <summary>Whether the key is of the account that the ledger was opened with; what it may do is not asked.</summary>
    /// <returns>Why it is not; null when it is, or when there is no ledger yet.</returns>
    /// <exception cref="OutsideTroubleException">The venue does not say.</exception>
    public async Task<string?> StrangerAsync(CancellationToken cancellationToken) =>
        await book.OpeningAsync(cancellationToken) is { } opening
            ? StrangerOf(await venue.KeyRightsAsync(cancellationToken), opening)
            : null;

    private string? StrangerOf(KeyRights rights, LedgerOpening? opening) =>
        opening is null || opening.Account == rights.Account
            ? null
            : $"The key is of account {rights.Account}, and the ledger of {settings.Bot} is of {opening.Account}. "
                + "Another account needs a bot of another name (Bot:Name).";

    private static string? RefusalOf(KeyRights rights) => rights switch
    {
        { CanWithdraw: true } =>
            "The API key may withdraw. Take that permission from it: a trading bot must not have it.",
        { CanTrade: false } => "The API key may not trade. Give it the permission for spot trading, and no other.",
        _ => null,
    };

    private async Task<Check> FeeAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Instrument> instruments = await market.InstrumentsAsync(cancellationToken);
        Instrument first = instruments.First(one => one.IsTrading && one.QuoteAsset == settings.QuoteAsset);
        FeeRates fees = await venue.FeesAsync(first.Symbol, cancellationToken);
        decimal reckoned = (await presets.CurrentAsync(cancellationToken)).Preset.Risk.FeeBasisPoints;

        return Check.AtMost("account.takerFee", fees.TakerBasisPoints, reckoned);
    }

    // Open positions at cost, as the ledger counts them.
    private async Task<Check> BalanceAsync(LedgerOpening? opening, CancellationToken cancellationToken)
    {
        IReadOnlyList<Balance> balances = await venue.BalancesAsync(cancellationToken);
        decimal quote = balances.Where(balance => balance.Asset == settings.QuoteAsset)
            .Sum(balance => balance.Free + balance.Locked);
        if (opening is null)
        {
            return Check.AtLeast("account.quote", quote, settings.Live.Capital ?? 0m);
        }

        Portfolio portfolio = (await book.PortfolioAsync(cancellationToken)).Value;
        IReadOnlyList<Stored<Trade>> trades = await book.TradesAsync(cancellationToken);
        decimal moved = trades.Where(trade => trade.Value.IsRunning)
            .Sum(trade => TradeFlows.Of(trade.Value, settings.QuoteAsset));

        return Check.AtLeast("account.quote", quote, portfolio.Equity - portfolio.Remainders + moved);
    }

    private async Task TellAsync(KeyRights rights, Check[] checks, CancellationToken cancellationToken)
    {
        Check[] failed = [.. checks.Where(check => !check.Passed)];
        foreach (Check check in failed)
        {
            string value = string.Create(
                CultureInfo.InvariantCulture, $"{check.Name} is {check.Value}, expected is {check.Threshold}");
            events.Alert("account", value, "account");
        }

        DateTimeOffset now = clock.GetUtcNow();
        await journal.WriteAsync(
            [
                new JournalEntry(
                    new JournalKey(settings.Bot, now, JournalStage.Boot, "account"),
                    rights.Account,
                    settings.Live.EvidenceWaived is null ? "ready" : "evidence-waived",
                    string.Join(
                        "; ", failed.Select(check => check.Name).Append(settings.Live.EvidenceWaived).OfType<string>()),
                    $"boot-{now:O}",
                    checks),
            ],
            cancellationToken);
    }
}

using Breakwater.Domain.Risk;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Risk;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Engine;

/// <summary>Opens the ledger of a live bot, once, from what its account holds.</summary>
public sealed class LiveLedger(
    BotSettings settings, ITradingVenue venue, TradeBook book, IStateStore store, TimeProvider clock)
{
    /// <summary>Makes the ledger when there is none yet.</summary>
    /// <remarks>
    /// The free quote balance is what the bot is entrusted with, up to <see cref="LiveTerms.Capital"/>. The whole
    /// account is written down beside it, so that later balances can be compared to the last digit.
    /// </remarks>
    public async Task<BootTrouble?> OpenAsync(CancellationToken cancellationToken)
    {
        if (await book.OpeningAsync(cancellationToken) is not null)
        {
            return null;
        }

        KeyRights rights = await venue.KeyRightsAsync(cancellationToken);
        IReadOnlyList<Balance> balances = await venue.BalancesAsync(cancellationToken);
        decimal free = balances.Where(balance => balance.Asset == settings.QuoteAsset).Sum(balance => balance.Free);
        decimal equity = Math.Min(free, settings.Live.Capital ?? free);
        if (equity <= 0m)
        {
            return BootTrouble.Final($"The account has no free {settings.QuoteAsset} to trade with.");
        }

        var opening = new LedgerOpening(clock.GetUtcNow(), rights.Account, equity, balances);
        Changes changes = new Changes(settings.Places.Trading)
            .Put(new Stored<LedgerOpening?>(Places.OpeningKey, null, null), opening)
            .Put(new Stored<Portfolio?>(Places.PortfolioKey, null, null), new Portfolio(equity, 0m, 0m));

        // A conflict means that another instance has just opened it, from the same account.
        await store.CommitAsync(changes.Partition, changes.Writes, cancellationToken);

        return null;
    }
}

using System.Globalization;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Execution;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Risk;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Positions;

/// <summary>Ends the orders of trades whose instrument is not listed any more, so that nobody asks for ever.</summary>
/// <remarks>
/// A halted instrument is listed still. What such a trade holds stays in the record until its owner has moved it, which
/// <see cref="TakenLots"/> then sees.
/// </remarks>
public sealed class UnlistedTrades(IMarketData market, TradeBook book, TradeLedger ledger, AlertDesk alerts)
{
    /// <summary>An instrument must be missing from every list for so long: lists are kept for an hour.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    /// <summary>Which instruments of trades are not listed, and since when that is known.</summary>
    /// <param name="trades">Every trade beside the ledger.</param>
    /// <param name="before">What earlier looks found; it stands where the venue does not answer.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>By symbol; and whether the venue has said so now, without which nothing is ended.</returns>
    public async Task<(IReadOnlyDictionary<string, DateTimeOffset> Since, bool IsAnswered)> FindAsync(
        IReadOnlyList<Stored<Trade>> trades, Comparison before, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        Symbol[] held = [.. trades.Select(trade => trade.Value.Symbol).Distinct()];
        HashSet<Symbol>? listed = held.Length == 0 ? [] : await ListedAsync(cancellationToken);

        return listed is null
            ? (before.Unlisted, false)
            : (held
                .Where(symbol => !listed.Contains(symbol))
                .ToDictionary(symbol => symbol.Value, symbol => before.Unlisted.GetValueOrDefault(symbol.Value, now)),
                true);
    }

    /// <summary>Whether the instrument has been missing for so long that it is believed.</summary>
    public static bool IsGone(
        Trade trade, IReadOnlyDictionary<string, DateTimeOffset> unlisted, DateTimeOffset now) =>
        unlisted.TryGetValue(trade.Symbol.Value, out DateTimeOffset since) && now - since >= Patience;

    /// <summary>Ends the orders of these trades, once, and tells the operator.</summary>
    /// <exception cref="StaleTradeException">One has changed meanwhile; the next look decides.</exception>
    public async Task EndAsync(
        IEnumerable<Stored<Trade>> gone, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (Trade read in gone.Select(trade => trade.Value).Where(trade => trade.Legs.Any(leg => leg.IsOpen)))
        {
            // Its own chain of looks changes it all the time.
            if (await book.FindAsync(read.Id, $"{Unlisting.Reason}-{now:O}", cancellationToken) is not { } trade)
            {
                continue;
            }

            Trade ended = trade.Value.Unlist(now);
            await ledger.SaveAsync(trade, ended, cancellationToken);
            string text = string.Create(
                CultureInfo.InvariantCulture,
                $"{ended.Symbol} is not listed any more: the orders of trade {ended.Id} are over; it holds "
                + $"{ended.HeldQuantity:0.########} {ended.Instrument.BaseAsset} without a stop, to be moved by hand");
            await alerts.TellAsync(Unlisting.Reason, text, now, cancellationToken);
        }
    }

    // An empty list says that something is wrong with the list.
    private async Task<HashSet<Symbol>?> ListedAsync(CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<Instrument> instruments = await market.InstrumentsAsync(cancellationToken);

            return instruments.Count == 0 ? null : [.. instruments.Select(instrument => instrument.Symbol)];
        }
        catch (OutsideTroubleException)
        {
            // What was known before still holds.
            return null;
        }
    }
}

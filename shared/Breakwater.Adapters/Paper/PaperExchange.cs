using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Adapters.Paper;

/// <summary>Where the paper account meets the market: books for its orders, and touches of its stops.</summary>
internal sealed class PaperExchange(
    PaperLedger ledger, IMarketData market, TimeProvider clock, decimal feeBasisPoints)
{
    private static readonly TimeSpan CheckedStep = TimeSpan.FromMinutes(30);

    /// <summary>The market of an order; null when the venue does not list it.</summary>
    public async Task<PaperMarket?> MeetAsync(Symbol symbol, CancellationToken cancellationToken)
    {
        IReadOnlyList<Instrument> instruments = await market.InstrumentsAsync(cancellationToken);

        return instruments.FirstOrDefault(other => other.Symbol == symbol) is { } instrument
            ? new PaperMarket(
                instrument, await market.BookAsync(symbol, cancellationToken), feeBasisPoints, clock.GetUtcNow())
            : null;
    }

    /// <summary>
    /// Triggers the resting stops, of one symbol or of all, that the market has touched since the last look.
    /// </summary>
    public async Task<PaperAccount> AdvanceAsync(Symbol? symbol, CancellationToken cancellationToken)
    {
        Stored<PaperAccount> account = await ledger.LoadAsync(cancellationToken);
        PaperStop[] stops = [.. account.Value.Resting.Where(stop => symbol is null || stop.Symbol == symbol)];
        if (stops.Length == 0)
        {
            return account.Value;
        }

        IReadOnlyList<BookTop> tops = await market.BookTopsAsync(
            [.. stops.Select(stop => stop.Symbol).Distinct()], cancellationToken);
        bool isChanged = false;
        foreach (PaperStop stop in stops)
        {
            // A coin that the venue no longer lists has no top: its stops wait and are in nobody's way.
            if (tops.FirstOrDefault(top => top.Symbol == stop.Symbol) is { } top)
            {
                isChanged |= await AdvanceAsync(stop, top, cancellationToken);
            }
        }

        return isChanged ? (await ledger.LoadAsync(cancellationToken)).Value : account.Value;
    }

    private async Task<bool> AdvanceAsync(PaperStop stop, BookTop top, CancellationToken cancellationToken)
    {
        PaperTouch touch = await PaperTouches.LookAsync(market, stop, top, clock.GetUtcNow(), cancellationToken);
        if (touch.Price is { } price && await MeetAsync(stop.Symbol, cancellationToken) is { } met)
        {
            await ledger.ChangeAsync(
                account => account.Same(stop) is { } same
                    ? [PaperMatching.Trigger(account, same, met, price)]
                    : [],
                cancellationToken);

            return true;
        }

        if (touch.SeenUntil is { } seen && seen - stop.CheckedUntil > CheckedStep)
        {
            await ledger.ChangeAsync(
                account => account.Same(stop) is { } same && same.CheckedUntil < seen
                    ? [PaperMatching.Seen(account, same, seen)]
                    : [],
                cancellationToken);
        }

        return false;
    }
}

using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;
using Breakwater.Simulation.Exchange;
using Breakwater.Simulation.Outside;
using Breakwater.Simulation.Scenarios;

namespace Breakwater.Simulation.Ports;

/// <summary>The market as one process sees it.</summary>
public sealed class MarketPort(Site site, MarketPath path, Line line) : IMarketData
{
    public Task<IReadOnlyList<Instrument>> InstrumentsAsync(CancellationToken cancellationToken) =>
        AskAsync<IReadOnlyList<Instrument>>("instruments", string.Empty, () =>
        [
            .. site.Exchange.Listings
                .Where(listing => listing.Status is not ListingStatus.Gone)
                .Select(listing => listing.Instrument with
                {
                    IsTrading = listing.Status is ListingStatus.Trading,
                }),
        ]);

    public Task<IReadOnlyList<Ticker>> TickersAsync(CancellationToken cancellationToken) =>
        AskAsync<IReadOnlyList<Ticker>>("tickers", string.Empty, () =>
        [
            .. site.Exchange.Listings
                .Where(listing => listing.Status is not ListingStatus.Gone)
                .Select(listing => new Ticker(listing.Symbol, listing.Bid, 1_000_000m, 0m)),
        ]);

    public Task<IReadOnlyList<BookTop>> BookTopsAsync(
        IReadOnlyList<Symbol> symbols, CancellationToken cancellationToken) =>
        AskAsync<IReadOnlyList<BookTop>>("tops", string.Empty, () =>
            [.. symbols.Select(site.Exchange.Find).OfType<Listing>().Select(Top).OfType<BookTop>()]);

    public Task<OrderBook> BookAsync(Symbol symbol, CancellationToken cancellationToken) =>
        AskAsync("book", symbol.Value, () => site.Exchange.Find(symbol) is { Status: not ListingStatus.Gone } listing
            ? new OrderBook(symbol, [.. listing.Levels(asks: false)], [.. listing.Levels(asks: true)])
            : throw new OutsideTroubleException($"No book of {symbol}."));

    public Task<CandleSeries?> CandlesAsync(CandleSlice slice, CancellationToken cancellationToken) =>
        AskAsync("candles", slice.Symbol.Value, () =>
            site.Exchange.Find(slice.Symbol) is { Status: not ListingStatus.Gone }
                ? path.Candles(slice)
                : throw new OutsideTroubleException($"No candles of {slice.Symbol}."));

    public Task<DateTimeOffset> ServerTimeAsync(CancellationToken cancellationToken) =>
        AskAsync("time", string.Empty, () => site.Now);

    private BookTop? Top(Listing listing)
    {
        if (listing.Status is ListingStatus.Gone)
        {
            return null;
        }

        bool isBad = site.Weather.Is(Fault.BadPrice);

        return new BookTop(
            listing.Symbol, isBad ? 0m : listing.Bid, listing.Depth, isBad ? 0m : listing.Ask, listing.Depth);
    }

    private Task<T> AskAsync<T>(string what, string about, Func<T> answer) => line.CallAsync(what, about, () =>
        site.Weather.Is(Fault.MarketUnseen) || site.Weather.Is(Fault.VenueDown) || site.Weather.Is(Fault.Banned)
            ? throw new OutsideTroubleException("The market data did not answer.")
            : answer());
}

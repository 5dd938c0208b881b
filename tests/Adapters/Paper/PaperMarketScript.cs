using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;
using Breakwater.TestKit;

namespace Breakwater.Adapters.Tests.Paper;

/// <summary>A market of a few coins whose books and minutes the test sets.</summary>
internal sealed class PaperMarketScript : IMarketData
{
    public Dictionary<Symbol, Instrument> Instruments { get; } = [];

    public Dictionary<Symbol, OrderBook> Books { get; } = [];

    public Dictionary<Symbol, List<Candle>> Minutes { get; } = [];

    public bool IsDown { get; set; }

    public Symbol Add(string asset, decimal bid = 100m, decimal ask = 100.1m)
    {
        Instrument instrument = TestRules.Instrument(asset);
        Instruments[instrument.Symbol] = instrument;
        Minutes[instrument.Symbol] = [];
        Quote(instrument.Symbol, bid, ask);

        return instrument.Symbol;
    }

    public void Quote(Symbol symbol, decimal bid, decimal ask, decimal quantity = 1_000m) =>
        Book(symbol, [new BookLevel(bid, quantity)], [new BookLevel(ask, quantity)]);

    public void Book(Symbol symbol, IReadOnlyList<BookLevel> bids, IReadOnlyList<BookLevel> asks) =>
        Books[symbol] = new OrderBook(symbol, bids, asks);

    public void Minute(
        Symbol symbol, DateTimeOffset openTime, decimal low, decimal open = 100m, decimal close = 100m) =>
        Minutes[symbol].Add(new Candle(openTime, open, Math.Max(open, close), low, close, 1m));

    public void Trade(Symbol symbol, DateTimeOffset openTime, decimal low, decimal high, decimal volume) =>
        Minutes[symbol].Add(new Candle(openTime, (low + high) / 2m, high, low, (low + high) / 2m, volume));

    public Task<IReadOnlyList<Instrument>> InstrumentsAsync(CancellationToken cancellationToken) =>
        AnswerAsync<IReadOnlyList<Instrument>>(() => [.. Instruments.Values]);

    public Task<IReadOnlyList<Ticker>> TickersAsync(CancellationToken cancellationToken) =>
        AnswerAsync<IReadOnlyList<Ticker>>(() => []);

    public Task<IReadOnlyList<BookTop>> BookTopsAsync(
        IReadOnlyList<Symbol> symbols, CancellationToken cancellationToken) =>
        AnswerAsync<IReadOnlyList<BookTop>>(() => [.. symbols.Where(Books.ContainsKey).Select(Top)]);

    public Task<OrderBook> BookAsync(Symbol symbol, CancellationToken cancellationToken) =>
        AnswerAsync(() => Books[symbol]);

    public Task<CandleSeries?> CandlesAsync(CandleSlice slice, CancellationToken cancellationToken) => AnswerAsync(() =>
    {
        Candle[] closed =
        [
            .. Minutes[slice.Symbol]
                .Where(minute => minute.OpenTime.AddMinutes(1) <= slice.ClosedBy)
                .TakeLast(slice.Count),
        ];

        return closed.Length == 0 ? null : new CandleSeries(slice.Symbol, slice.Timeframe, closed);
    });

    public Task<DateTimeOffset> ServerTimeAsync(CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    private BookTop Top(Symbol symbol)
    {
        BookLevel bid = Books[symbol].Bids is [BookLevel highest, ..] ? highest : default;
        BookLevel ask = Books[symbol].Asks is [BookLevel lowest, ..] ? lowest : default;

        return new BookTop(symbol, bid.Price, bid.Quantity, ask.Price, ask.Quantity);
    }

    private async Task<T> AnswerAsync<T>(Func<T> answer)
    {
        await Task.Yield();

        return IsDown ? throw new OutsideTroubleException("The market is down.") : answer();
    }
}

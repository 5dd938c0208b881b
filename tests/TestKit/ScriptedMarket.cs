using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;

namespace Breakwater.TestKit;

/// <summary>Shows what the test has set, and nothing else.</summary>
public sealed class ScriptedMarket(TimeProvider clock) : IMarketData
{
    private readonly Dictionary<Symbol, Instrument> instruments = [];
    private readonly Dictionary<Symbol, Ticker> tickers = [];
    private readonly Dictionary<Symbol, BookTop> tops = [];
    private readonly Dictionary<(Symbol Symbol, Timeframe Timeframe), Candle[]> candles = [];
    private readonly HashSet<Symbol> broken = [];

    /// <summary>While true, every call fails.</summary>
    public bool IsDown { get; set; }

    /// <summary>How far the venue's clock is ahead of ours.</summary>
    public TimeSpan ClockAhead { get; set; }

    /// <summary>How many instruments a scan may ask about.</summary>
    public int Carried { get; set; } = int.MaxValue;

    public int Carries(ScanLoad load) => Carried;

    public IReadOnlyCollection<Instrument> Instruments => instruments.Values;

    public BookTop? Top(Symbol symbol) => tops.GetValueOrDefault(symbol);

    public void Add(Instrument instrument) => instruments[instrument.Symbol] = instrument;

    public void Remove(Symbol symbol) => instruments.Remove(symbol);

    public void Set(Ticker ticker) => tickers[ticker.Symbol] = ticker;

    public void SetTop(Symbol symbol, decimal bid, decimal ask, decimal quantity = 1_000m) =>
        tops[symbol] = new BookTop(symbol, bid, quantity, ask, quantity);

    public void ClearTop(Symbol symbol) => tops.Remove(symbol);

    public void SetCandles(Symbol symbol, Timeframe timeframe, params Candle[] series) =>
        candles[(symbol, timeframe)] = series;

    /// <summary>Candles of this instrument fail from now on.</summary>
    public void BreakCandles(Symbol symbol) => broken.Add(symbol);

    public void MendCandles(Symbol symbol) => broken.Remove(symbol);

    public Task<IReadOnlyList<Instrument>> InstrumentsAsync(CancellationToken cancellationToken) =>
        Answer<IReadOnlyList<Instrument>>(() => [.. instruments.Values]);

    public Task<IReadOnlyList<Ticker>> TickersAsync(CancellationToken cancellationToken) =>
        Answer<IReadOnlyList<Ticker>>(() => [.. tickers.Values]);

    public Task<IReadOnlyList<BookTop>> BookTopsAsync(
        IReadOnlyList<Symbol> symbols, CancellationToken cancellationToken) =>
        Answer<IReadOnlyList<BookTop>>(() => [.. symbols.Where(tops.ContainsKey).Select(symbol => tops[symbol])]);

    public Task<OrderBook> BookAsync(Symbol symbol, CancellationToken cancellationToken) =>
        Answer(() => tops.TryGetValue(symbol, out BookTop? top)
            ? new OrderBook(
                symbol, [new BookLevel(top.BidPrice, top.BidQuantity)], [new BookLevel(top.AskPrice, top.AskQuantity)])
            : throw new OutsideTroubleException($"No book of {symbol}."));

    public Task<CandleSeries?> CandlesAsync(CandleSlice slice, CancellationToken cancellationToken) => Answer(() =>
    {
        if (broken.Contains(slice.Symbol))
        {
            throw new OutsideTroubleException($"No candles of {slice.Symbol}.");
        }

        Candle[] closed =
        [
            .. candles.GetValueOrDefault((slice.Symbol, slice.Timeframe), [])
                .Where(candle => candle.OpenTime + slice.Timeframe.Duration() <= slice.ClosedBy)
                .TakeLast(slice.Count),
        ];

        return closed.Length == 0 ? null : new CandleSeries(slice.Symbol, slice.Timeframe, closed);
    });

    public Task<DateTimeOffset> ServerTimeAsync(CancellationToken cancellationToken) =>
        Answer(() => clock.GetUtcNow() + ClockAhead);

    private async Task<T> Answer<T>(Func<T> answer)
    {
        // Real calls do not end synchronously; the rest of the handler runs as a continuation here too.
        await Task.Yield();

        return IsDown ? throw new OutsideTroubleException("The market is down.") : answer();
    }
}

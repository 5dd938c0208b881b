using Breakwater.Backtesting.History;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Presets;
using Breakwater.Domain.Scanning;

namespace Breakwater.Backtesting.Surroundings;

/// <summary>All markets as they are known at one time, the way the pipeline would have asked for them.</summary>
internal sealed class MarketView
{
    // Enough for the last whole week.
    private const int DailyCandlesLeast = 30;

    private readonly Preset preset;
    private readonly SortedDictionary<Symbol, SyntheticMarket> markets = [];

    public MarketView(Preset preset, IEnumerable<ICandleHistory> histories, BacktestAssumptions assumptions)
    {
        this.preset = preset;
        foreach (ICandleHistory history in histories)
        {
            markets.Add(history.Symbol, new SyntheticMarket(history, assumptions));
        }

        Markets = [.. markets.Values];
        Instruments = [.. Markets.Select(static market => market.Instrument)];
    }

    /// <summary>In the order of their names.</summary>
    public IReadOnlyList<SyntheticMarket> Markets { get; }

    public IReadOnlyList<Instrument> Instruments { get; }

    public DateTimeOffset Now { get; set; }

    public SyntheticMarket this[Symbol symbol] => markets[symbol];

    public Ticker[] Tickers() => [.. Markets.Select(market => market.TickerAt(Now)).OfType<Ticker>()];

    public CandleSeries? SignalCandles(Symbol symbol) => Candles(symbol, preset.SignalTimeframe);

    public CandleSeries? LevelCandles(Symbol symbol) => Candles(symbol, preset.LevelTimeframe);

    public CandleSeries? DailyCandles(Symbol symbol) => markets[symbol].History.Slice(
        Timeframe.D1, Math.Max(DailyCandlesLeast, preset.Scan.MinAgeDays + 1), Now);

    /// <summary>The candles that stand for the market as a whole; null when none do.</summary>
    public CandleSeries? Reference() =>
        preset.Scan.Regime.Symbol is { Length: > 0 } name && markets.ContainsKey(Symbol.Of(name))
            ? LevelCandles(Symbol.Of(name))
            : null;

    public SymbolSnapshot Snapshot(Ticker ticker, CandleSeries? reference, RegimeVerdict regime)
    {
        SyntheticMarket market = markets[ticker.Symbol];

        return new SymbolSnapshot(
            market.Instrument,
            ticker,
            market.BookAt(Now),
            LevelCandles(ticker.Symbol),
            SignalCandles(ticker.Symbol),
            Now)
        {
            DailyCandles = DailyCandles(ticker.Symbol),
            Depth = preset.Scan.MinDepthQuote > 0m ? market.DepthAt(Now) : null,
            Reference = reference,
            Regime = regime,
        };
    }

    private CandleSeries? Candles(Symbol symbol, Timeframe timeframe) =>
        markets[symbol].History.Slice(timeframe, preset.HistoryCandles, Now);
}

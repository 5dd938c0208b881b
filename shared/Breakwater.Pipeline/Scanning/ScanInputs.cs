using Breakwater.Domain;
using Breakwater.Domain.Levels;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Presets;
using Breakwater.Domain.Scanning;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Pipeline.Scanning;

/// <summary>Fetches what the scanner looks at, the dear things last and only for those that they could still
/// help.</summary>
public sealed class ScanInputs(IMarketData market)
{
    // Two whole weeks, so that one of them is the last whole one.
    private const int DailyCandles = 15;

    /// <summary>The verdict on every instrument of <paramref name="chunk"/>.</summary>
    public async Task<ScanVerdict[]> AssessAsync(ScanChunk chunk, Preset preset, CancellationToken cancellationToken)
    {
        Symbol[] symbols = [.. chunk.Tickers.Select(ticker => ticker.Symbol)];
        Dictionary<Symbol, Instrument> instruments =
            (await market.InstrumentsAsync(cancellationToken)).ToDictionary(instrument => instrument.Symbol);
        Dictionary<Symbol, BookTop> books =
            (await market.BookTopsAsync(symbols, cancellationToken)).ToDictionary(book => book.Symbol);
        CandleSeries? reference = await ReferenceAsync(preset, chunk.CandlesClosedBy, cancellationToken);
        RegimeVerdict regime = RegimeFilter.Judge(reference, chunk.CandlesClosedBy, preset.Scan.Regime);

        return await Task.WhenAll(chunk.Tickers.Select(async ticker =>
        {
            if (!instruments.TryGetValue(ticker.Symbol, out Instrument? instrument))
            {
                Check[] gone = [Check.That("instrument.listed", false)];

                return new ScanVerdict(ticker.Symbol, false, ScanRejection.NotTrading, 0m, gone);
            }

            CandleSeries? levels = await CandlesAsync(
                Slice(ticker.Symbol, preset.LevelTimeframe, preset, chunk.CandlesClosedBy), cancellationToken);
            CandleSeries? signals = await CandlesAsync(
                Slice(ticker.Symbol, preset.SignalTimeframe, preset, chunk.CandlesClosedBy), cancellationToken);
            var snapshot = new SymbolSnapshot(
                instrument, ticker, books.GetValueOrDefault(ticker.Symbol), levels, signals, chunk.CandlesClosedBy)
            {
                DailyCandles = await DailyAsync(ticker.Symbol, preset, chunk.CandlesClosedBy, cancellationToken),
                Reference = reference,
                Regime = regime,
            };

            return await AssessAsync(snapshot, preset.Scan, cancellationToken);
        }));
    }

    /// <summary>Daily candles where the rules ask for any; null where they do not or there is none.</summary>
    public Task<CandleSeries?> DailyAsync(
        Symbol symbol, Preset preset, DateTimeOffset closedBy, CancellationToken cancellationToken)
    {
        var slice = new CandleSlice(
            symbol, Timeframe.D1, Math.Max(DailyCandles, preset.Scan.MinAgeDays), closedBy);

        return WantsDaily(preset) ? CandlesAsync(slice, cancellationToken) : Task.FromResult<CandleSeries?>(null);
    }

    /// <summary>What a scan under these rules asks for each instrument, when nothing is known yet.</summary>
    public static ScanLoad Load(Preset preset) => new(
        preset.SignalTimeframe.Duration(),
        (preset.LevelTimeframe == preset.SignalTimeframe ? 1 : 2) + (WantsDaily(preset) ? 1 : 0),
        preset.Scan.MinDepthQuote > 0m ? 1 : 0);

    /// <summary>The candles that stand for the market; null when the rules name none or there is none.</summary>
    public Task<CandleSeries?> ReferenceAsync(
        Preset preset, DateTimeOffset closedBy, CancellationToken cancellationToken) =>
        preset.Scan.Regime.Symbol is { Length: > 0 } name
            ? CandlesAsync(Slice(Symbol.Of(name), preset.LevelTimeframe, preset, closedBy), cancellationToken)
            : Task.FromResult<CandleSeries?>(null);

    /// <summary>Candles as the rules want them.</summary>
    public static CandleSlice Slice(Symbol symbol, Timeframe timeframe, Preset preset, DateTimeOffset closedBy) =>
        new(symbol, timeframe, preset.HistoryCandles, closedBy);

    /// <summary>Closed candles; null when there is none or the venue is in trouble.</summary>
    public async Task<CandleSeries?> CandlesAsync(CandleSlice slice, CancellationToken cancellationToken)
    {
        try
        {
            return await market.CandlesAsync(slice, cancellationToken);
        }
        catch (OutsideTroubleException)
        {
            // One symbol without candles is missing data for that symbol; the rest of the universe goes on.
            return null;
        }
    }

    private static bool WantsDaily(Preset preset) => preset.Scan.MinAgeDays > 0
        || preset.Levels.Kinds.Any(kind => kind is LevelKind.PreviousDay or LevelKind.PreviousWeek);

    private async Task<ScanVerdict> AssessAsync(
        SymbolSnapshot snapshot, ScanRules rules, CancellationToken cancellationToken)
    {
        ScanVerdict verdict = MarketScanner.Assess(snapshot, rules);
        if (!MarketScanner.NeedsDepth(verdict, rules))
        {
            return verdict;
        }

        OrderBook? book = await BookAsync(snapshot.Instrument.Symbol, cancellationToken);

        return book is null ? verdict : MarketScanner.Assess(snapshot with { Depth = book }, rules);
    }

    /// <summary>The order book; null when the venue is in trouble.</summary>
    public async Task<OrderBook?> BookAsync(Symbol symbol, CancellationToken cancellationToken)
    {
        try
        {
            return await market.BookAsync(symbol, cancellationToken);
        }
        catch (OutsideTroubleException)
        {
            return null;
        }
    }
}

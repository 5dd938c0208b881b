using Breakwater.Domain.Levels;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Presets;
using Breakwater.Domain.Scanning;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Scanning;

namespace Breakwater.Pipeline.Reports;

/// <summary>Answers what the bot sees of the market, by the rules in force. Changes nothing.</summary>
public sealed class MarketReports(
    BotSettings settings, IMarketData market, ScanInputs inputs, PresetDesk presets, TimeProvider clock)
{
    /// <summary>Every instrument that is paid in the bot's quote asset, most traded first.</summary>
    /// <exception cref="OutsideTroubleException">The venue does not answer.</exception>
    public async Task<IReadOnlyList<MarketView>> ListAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Instrument> instruments = await market.InstrumentsAsync(cancellationToken);
        IReadOnlyList<Ticker> tickers = await market.TickersAsync(cancellationToken);
        ScanRules rules = (await presets.CurrentAsync(cancellationToken)).Preset.Scan;
        HashSet<Symbol> universe = [.. MarketUniverse.Select(instruments, tickers, rules)];
        Dictionary<Symbol, Ticker> bySymbol = tickers.ToDictionary(ticker => ticker.Symbol);

        return
        [
            .. instruments
                .Where(instrument => instrument.QuoteAsset == settings.QuoteAsset)
                .Select(instrument => new MarketView(
                    instrument.Symbol,
                    instrument.IsTrading,
                    universe.Contains(instrument.Symbol),
                    bySymbol.GetValueOrDefault(instrument.Symbol)))
                .OrderByDescending(view => view.Last24Hours?.QuoteVolume ?? 0m)
                .ThenBy(view => view.Symbol),
        ];
    }

    /// <summary>Closed candles with what is wrong with them; null when the venue lists no such instrument.</summary>
    /// <param name="symbol">Which instrument.</param>
    /// <param name="timeframe">Their length; <see cref="Timeframe.None"/> for that of the rules' signals.</param>
    /// <param name="count">At most so many, 1 to 1000.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OutsideTroubleException">The venue does not answer.</exception>
    public async Task<CandlesView?> CandlesAsync(
        Symbol symbol, Timeframe timeframe, int count, CancellationToken cancellationToken)
    {
        Preset preset = (await presets.CurrentAsync(cancellationToken)).Preset;
        Timeframe length = timeframe is Timeframe.None ? preset.SignalTimeframe : timeframe;
        DateTimeOffset now = clock.GetUtcNow();
        CandleSeries? series = await SeriesAsync(new CandleSlice(symbol, length, count, now), cancellationToken);

        return series is null
            ? null
            : new CandlesView(
                symbol, length, CandleQuality.Inspect(series, now).Defects, series.Candles.ToArray());
    }

    /// <summary>
    /// Every indicator at the newest closed candle, and the levels above and below it; null when the venue lists no
    /// such instrument.
    /// </summary>
    /// <param name="symbol">Which instrument.</param>
    /// <param name="timeframe">Of the candles; <see cref="Timeframe.None"/> for that of the rules' levels.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OutsideTroubleException">The venue does not answer.</exception>
    public async Task<IndicatorsView?> IndicatorsAsync(
        Symbol symbol, Timeframe timeframe, CancellationToken cancellationToken)
    {
        Preset preset = (await presets.CurrentAsync(cancellationToken)).Preset;
        Timeframe length = timeframe is Timeframe.None ? preset.LevelTimeframe : timeframe;
        DateTimeOffset now = clock.GetUtcNow();
        CandleSeries? series = await SeriesAsync(
            ScanInputs.Slice(symbol, length, preset, now), cancellationToken);
        if (series is null)
        {
            return null;
        }

        CandleSeries? daily = await inputs.DailyAsync(symbol, preset, now, cancellationToken);

        return new IndicatorsView(
            symbol,
            length,
            series.Last.OpenTime,
            series.Count,
            NewestIndicators.Of(series),
            LevelFinder.FindResistances(series, daily, preset.Levels));
    }

    private async Task<CandleSeries?> SeriesAsync(CandleSlice slice, CancellationToken cancellationToken)
    {
        IReadOnlyList<Instrument> instruments = await market.InstrumentsAsync(cancellationToken);

        return instruments.Any(instrument => instrument.Symbol == slice.Symbol)
            ? await market.CandlesAsync(slice, cancellationToken)
            : null;
    }
}

/// <summary>An instrument as the bot sees it.</summary>
/// <param name="Symbol">Its name.</param>
/// <param name="IsTrading">Whether the venue lets it be traded now.</param>
/// <param name="IsInUniverse">Whether the rules in force let it be scanned.</param>
/// <param name="Last24Hours">Price, volume, change; null when the venue does not tell.</param>
public sealed record MarketView(Symbol Symbol, bool IsTrading, bool IsInUniverse, Ticker? Last24Hours);

/// <summary>Closed candles.</summary>
/// <param name="Symbol">Whose.</param>
/// <param name="Timeframe">Their length.</param>
/// <param name="Defects">Why nothing would be decided on them; empty when they are sound.</param>
/// <param name="Candles">Oldest first.</param>
public sealed record CandlesView(
    Symbol Symbol, Timeframe Timeframe, IReadOnlyList<CandleDefect> Defects, IReadOnlyList<Candle> Candles);

/// <summary>Indicators at one candle.</summary>
/// <param name="Symbol">Whose.</param>
/// <param name="Timeframe">Of the candles.</param>
/// <param name="Candle">Open time of the newest closed candle.</param>
/// <param name="Candles">How many there were to reckon with.</param>
/// <param name="Values">By name; null where there were too few candles, or nothing is defined.</param>
/// <param name="Levels">Resistances by the rules in force, lowest first.</param>
public sealed record IndicatorsView(
    Symbol Symbol,
    Timeframe Timeframe,
    DateTimeOffset Candle,
    int Candles,
    IReadOnlyDictionary<string, decimal?> Values,
    IReadOnlyList<PriceLevel> Levels);

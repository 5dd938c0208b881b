using System.Collections.Concurrent;
using Binance.Net.Enums;
using Binance.Net.Interfaces;
using Binance.Net.Interfaces.Clients;
using Binance.Net.Interfaces.Clients.SpotApi;
using Binance.Net.Objects.Models.Spot;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Adapters.Binance;

/// <summary>Market data of Binance spot.</summary>
/// <remarks>
/// Closed candles never change, so the newest slice of each series is kept; instruments are kept for an hour.
/// </remarks>
public sealed class BinanceMarketData(IBinanceRestClient client, VenueReads reads, TimeProvider clock) : IMarketData
{
    private const int BookDepth = 100;
    private const int SeriesMax = 600;
    private static readonly TimeSpan InstrumentsStay = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<(Symbol Symbol, Timeframe Timeframe, int Count), CandleSeries> series = new();
    private (DateTimeOffset At, IReadOnlyList<Instrument> List)? instruments;

    private IBinanceRestClientSpotApiExchangeData Api => client.SpotApi.ExchangeData;

    /// <inheritdoc />
    public async Task<IReadOnlyList<Instrument>> InstrumentsAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (instruments is { } kept && now - kept.At < InstrumentsStay)
        {
            return kept.List;
        }

        BinanceExchangeInfo answer = await reads.AskAsync(
            "exchangeInfo", token => Api.GetExchangeInfoAsync(ct: token), cancellationToken);
        Instrument[] list = [.. answer.Symbols.Select(BinanceInstruments.ToInstrument)];
        instruments = (now, list);

        return list;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<Ticker>> TickersAsync(CancellationToken cancellationToken)
    {
        IBinanceTick[] ticks = await reads.AskAsync(
            "ticker/24hr", token => Api.GetTickersAsync(ct: token), cancellationToken);

        return
        [
            .. ticks.Select(tick => new Ticker(
                Symbol.Of(tick.Symbol), tick.LastPrice, tick.QuoteVolume, tick.PriceChangePercent)),
        ];
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<BookTop>> BookTopsAsync(
        IReadOnlyList<Symbol> symbols, CancellationToken cancellationToken)
    {
        if (symbols.Count == 0)
        {
            return [];
        }

        string[] names = [.. symbols.Select(symbol => symbol.Value)];
        BinanceBookPrice[] tops = await reads.AskAsync(
            "ticker/bookTicker", token => Api.GetBookPricesAsync(names, ct: token), cancellationToken);

        return
        [
            .. tops.Select(top => new BookTop(
                Symbol.Of(top.Symbol), top.BestBidPrice, top.BestBidQuantity, top.BestAskPrice, top.BestAskQuantity)),
        ];
    }

    /// <inheritdoc />
    public async Task<OrderBook> BookAsync(Symbol symbol, CancellationToken cancellationToken)
    {
        BinanceOrderBook book = await reads.AskAsync(
            "depth", token => Api.GetOrderBookAsync(symbol.Value, BookDepth, token), cancellationToken);

        return new OrderBook(
            symbol,
            [.. book.Bids.Select(entry => new BookLevel(entry.Price, entry.Quantity))],
            [.. book.Asks.Select(entry => new BookLevel(entry.Price, entry.Quantity))]);
    }

    /// <inheritdoc />
    public async Task<CandleSeries?> CandlesAsync(CandleSlice slice, CancellationToken cancellationToken)
    {
        DateTimeOffset end = slice.Timeframe.OpenTimeAt(slice.ClosedBy);
        (Symbol, Timeframe, int) key = (slice.Symbol, slice.Timeframe, slice.Count);
        if (series.TryGetValue(key, out CandleSeries? kept) && kept.CloseTime == end)
        {
            return kept;
        }

        IBinanceKline[] klines = await reads.AskAsync(
            "klines",
            token => Api.GetKlinesAsync(
                slice.Symbol.Value,
                (KlineInterval)(int)slice.Timeframe,
                endTime: end.UtcDateTime.AddMilliseconds(-1),
                limit: slice.Count,
                ct: token),
            cancellationToken);
        // The venue's newest candle may still be forming: only what closed by then is a candle.
        Candle[] closed =
        [
            .. klines
                .Where(kline => kline.OpenTime + slice.Timeframe.Duration() <= slice.ClosedBy.UtcDateTime)
                .Select(ToCandle),
        ];
        if (closed.Length == 0)
        {
            return null;
        }

        var fetched = new CandleSeries(slice.Symbol, slice.Timeframe, closed);
        Keep(key, fetched);

        return fetched;
    }

    /// <inheritdoc />
    public async Task<DateTimeOffset> ServerTimeAsync(CancellationToken cancellationToken)
    {
        DateTime time = await reads.AskAsync("time", Api.GetServerTimeAsync, cancellationToken);

        return new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc));
    }

    private void Keep((Symbol, Timeframe, int) key, CandleSeries fetched)
    {
        if (series.Count >= SeriesMax)
        {
            series.Clear();
        }

        series[key] = fetched;
    }

    private static Candle ToCandle(IBinanceKline kline) => new(
        new DateTimeOffset(DateTime.SpecifyKind(kline.OpenTime, DateTimeKind.Utc)),
        kline.OpenPrice,
        kline.HighPrice,
        kline.LowPrice,
        kline.ClosePrice,
        kline.Volume);
}

using System.Collections.Concurrent;
using Binance.Net.Enums;
using Binance.Net.Interfaces;
using Binance.Net.Interfaces.Clients;
using Binance.Net.Interfaces.Clients.SpotApi;
using Binance.Net.Objects.Models.Spot;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;
using CryptoExchange.Net.Objects;

namespace Breakwater.Adapters.Binance;

/// <summary>Market data of Binance spot.</summary>
/// <remarks>
/// Closed candles never change, so the newest slice of each series is kept; instruments are kept for an hour.
/// </remarks>
public sealed class BinanceMarketData(IBinanceRestClient client, VenueReads reads, TimeProvider clock) : IMarketData
{
    private const int BookDepth = 100;
    private const int SeriesMax = 1500;
    private const int KlinesMax = 1000;
    private static readonly VenueRead InstrumentsRead = new("exchangeInfo", 20);
    private static readonly VenueRead TickersRead = new("ticker/24hr", 80);
    private static readonly VenueRead TopsRead = new("ticker/bookTicker", 4);
    private static readonly VenueRead BookRead = new("depth", 5);
    private static readonly VenueRead CandlesRead = new("klines", 2);
    private static readonly VenueRead TimeRead = new("time", 1);
    private static readonly TimeSpan InstrumentsStay = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<(Symbol Symbol, Timeframe Timeframe, int Count), CandleSeries> series = new();
    private Listing? listing;

    /// <summary>The venue's clock as these answers show it.</summary>
    public VenueClock VenueClock { get; } = new(clock);

    private IBinanceRestClientSpotApiExchangeData Api => client.SpotApi.ExchangeData;

    /// <inheritdoc />
    public async Task<IReadOnlyList<Instrument>> InstrumentsAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (listing is { } kept && now - kept.At < InstrumentsStay)
        {
            return kept.List;
        }

        BinanceExchangeInfo answer = await reads.AskAsync(
            InstrumentsRead, token => Api.GetExchangeInfoAsync(ct: token), cancellationToken);
        reads.Adopt(PublishedLimits.Of(answer.RateLimits));
        OrderLimits atVenue = BinanceFilters.AtVenue(answer.ExchangeFilters);
        Instrument[] list = [.. answer.Symbols.Select(symbol => BinanceInstruments.ToInstrument(symbol, atVenue))];
        listing = new Listing(now, list, [.. list.Select(instrument => instrument.Symbol)]);

        return list;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<Ticker>> TickersAsync(CancellationToken cancellationToken)
    {
        IBinanceTick[] ticks = await reads.AskAsync(
            TickersRead, token => Api.GetTickersAsync(ct: token), cancellationToken);

        return
        [
            .. ticks.Select(tick => new Ticker(
                Symbol.Of(tick.Symbol),
                tick.LastPrice,
                tick.QuoteVolume,
                tick.PriceChangePercent,
                tick.TotalTrades)),
        ];
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<BookTop>> BookTopsAsync(
        IReadOnlyList<Symbol> symbols, CancellationToken cancellationToken)
    {
        HashSet<Symbol> wanted = [.. symbols];
        if (listing is { } kept)
        {
            wanted.IntersectWith(kept.Symbols);
        }

        if (wanted.Count == 0)
        {
            return [];
        }

        string[] names = [.. wanted.Select(symbol => symbol.Value)];
        BinanceBookPrice[] tops = await reads.AskAsync(
            TopsRead, token => AskTopsAsync(names, token), cancellationToken);

        return
        [
            .. tops.Where(top => wanted.Contains(Symbol.Of(top.Symbol))).Select(top => new BookTop(
                Symbol.Of(top.Symbol), top.BestBidPrice, top.BestBidQuantity, top.BestAskPrice, top.BestAskQuantity)),
        ];
    }

    /// <inheritdoc />
    public async Task<OrderBook> BookAsync(Symbol symbol, CancellationToken cancellationToken)
    {
        BinanceOrderBook book = await reads.AskAsync(
            BookRead, token => Api.GetOrderBookAsync(symbol.Value, BookDepth, token), cancellationToken);

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

        IBinanceKline[] klines = await AskKlinesAsync(slice, cancellationToken);
        int closed = klines.Count(kline => CloseOf(kline, slice.Timeframe) <= slice.ClosedBy);
        // A kline that began later proves that the one before it is complete; without one only the clock can tell.
        bool isProven = closed < klines.Length;
        if (!isProven && closed > 0 && VenueClock.IsNotReached(CloseOf(klines[^1], slice.Timeframe)))
        {
            closed--;
            isProven = true;
        }

        if (closed == 0)
        {
            return null;
        }

        Candle[] candles = [.. klines.Take(closed).TakeLast(slice.Count).Select(ToCandle)];
        var fetched = new CandleSeries(slice.Symbol, slice.Timeframe, candles);
        if (isProven || VenueClock.IsReached(fetched.CloseTime))
        {
            Keep(key, fetched);
        }

        return fetched;
    }

    /// <inheritdoc />
    public async Task<DateTimeOffset> ServerTimeAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset askedAt = clock.GetUtcNow();
        DateTime time = await reads.AskAsync(TimeRead, Api.GetServerTimeAsync, cancellationToken);
        DateTimeOffset venueTime = Utc(time);
        VenueClock.Measure(venueTime, askedAt);

        return venueTime;
    }

    /// <summary>Instruments are fetched anew when they are next asked for.</summary>
    public void ForgetInstruments() => listing = null;

    /// <inheritdoc />
    public int Carries(ScanLoad load) => reads.Carries(
        load, (load.Series * CandlesRead.Weight) + (load.Books * BookRead.Weight), TickersRead.Weight);

    // One unknown symbol makes the venue refuse the whole list; the list of all costs the same.
    private async Task<HttpResult<BinanceBookPrice[]>> AskTopsAsync(string[] names, CancellationToken token)
    {
        HttpResult<BinanceBookPrice[]> some = await Api.GetBookPricesAsync(names, ct: token);
        if (some.Error?.Code != AnswerClasses.InvalidSymbol)
        {
            return some;
        }

        ForgetInstruments();

        return await Api.GetBookPricesAsync(ct: token);
    }

    // One more than wanted, so that the answer shows whether the newest candle is still forming.
    private Task<IBinanceKline[]> AskKlinesAsync(CandleSlice slice, CancellationToken cancellationToken)
    {
        DateTimeOffset end = slice.Count < KlinesMax
            ? slice.ClosedBy
            : slice.Timeframe.OpenTimeAt(slice.ClosedBy).AddMilliseconds(-1);

        return reads.AskAsync(
            CandlesRead,
            token => Api.GetKlinesAsync(
                slice.Symbol.Value,
                (KlineInterval)(int)slice.Timeframe,
                endTime: end.UtcDateTime,
                limit: Math.Min(slice.Count + 1, KlinesMax),
                ct: token),
            cancellationToken);
    }

    private void Keep((Symbol, Timeframe, int) key, CandleSeries fetched)
    {
        if (series.Count >= SeriesMax)
        {
            series.Clear();
        }

        series[key] = fetched;
    }

    private static DateTimeOffset CloseOf(IBinanceKline kline, Timeframe timeframe) =>
        Utc(kline.OpenTime) + timeframe.Duration();

    private static Candle ToCandle(IBinanceKline kline) => new(
        Utc(kline.OpenTime), kline.OpenPrice, kline.HighPrice, kline.LowPrice, kline.ClosePrice, kline.Volume);

    private static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));

    private sealed record Listing(DateTimeOffset At, IReadOnlyList<Instrument> List, HashSet<Symbol> Symbols);
}

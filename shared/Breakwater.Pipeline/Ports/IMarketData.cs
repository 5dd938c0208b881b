using Breakwater.Domain.Markets;

namespace Breakwater.Pipeline.Ports;

/// <summary>
/// What the market shows. Every call may throw <see cref="OutsideTroubleException"/>; nothing is ever invented.
/// </summary>
public interface IMarketData
{
    /// <summary>Every instrument of the venue, with its steps and limits.</summary>
    Task<IReadOnlyList<Instrument>> InstrumentsAsync(CancellationToken cancellationToken);

    /// <summary>The last 24 hours of every instrument.</summary>
    Task<IReadOnlyList<Ticker>> TickersAsync(CancellationToken cancellationToken);

    /// <summary>Best bid and ask of the instruments asked for; those the venue does not know are left out.</summary>
    Task<IReadOnlyList<BookTop>> BookTopsAsync(IReadOnlyList<Symbol> symbols, CancellationToken cancellationToken);

    /// <summary>The order book, at least 100 levels deep where it has as many.</summary>
    Task<OrderBook> BookAsync(Symbol symbol, CancellationToken cancellationToken);

    /// <summary>
    /// The newest candles of <paramref name="slice"/> that closed at or before its end; null when there is none.
    /// </summary>
    Task<CandleSeries?> CandlesAsync(CandleSlice slice, CancellationToken cancellationToken);

    /// <summary>The venue's clock.</summary>
    Task<DateTimeOffset> ServerTimeAsync(CancellationToken cancellationToken);

    /// <summary>
    /// How many instruments can be scanned now within what the venue may be asked; no limit unless an adapter knows
    /// one.
    /// </summary>
    int Carries(ScanLoad load) => int.MaxValue;
}

/// <summary>What a scan asks for each instrument.</summary>
/// <param name="Slot">The time until the next scan.</param>
/// <param name="Series">Series of candles, 1 to 3.</param>
/// <param name="Books">Order books, 0 or 1.</param>
public sealed record ScanLoad(TimeSpan Slot, int Series, int Books);

/// <summary>Which candles are wanted.</summary>
/// <param name="Symbol">The instrument.</param>
/// <param name="Timeframe">Their length.</param>
/// <param name="Count">How many at most, 1 to 1000.</param>
/// <param name="ClosedBy">Only candles that closed at or before this time.</param>
public sealed record CandleSlice(Symbol Symbol, Timeframe Timeframe, int Count, DateTimeOffset ClosedBy);

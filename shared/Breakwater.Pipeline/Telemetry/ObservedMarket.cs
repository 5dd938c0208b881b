using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Pipeline.Telemetry;

/// <summary>Market data, timed.</summary>
public sealed class ObservedMarket(IMarketData inner, TimeProvider clock) : IMarketData
{
    /// <inheritdoc />
    public Task<IReadOnlyList<Instrument>> InstrumentsAsync(CancellationToken cancellationToken) =>
        TimeAsync("Instruments", inner.InstrumentsAsync(cancellationToken));

    /// <inheritdoc />
    public Task<IReadOnlyList<Ticker>> TickersAsync(CancellationToken cancellationToken) =>
        TimeAsync("Tickers", inner.TickersAsync(cancellationToken));

    /// <inheritdoc />
    public Task<IReadOnlyList<BookTop>> BookTopsAsync(
        IReadOnlyList<Symbol> symbols, CancellationToken cancellationToken) =>
        TimeAsync("BookTops", inner.BookTopsAsync(symbols, cancellationToken));

    /// <inheritdoc />
    public Task<OrderBook> BookAsync(Symbol symbol, CancellationToken cancellationToken) =>
        TimeAsync("Book", inner.BookAsync(symbol, cancellationToken), symbol);

    /// <inheritdoc />
    public Task<CandleSeries?> CandlesAsync(CandleSlice slice, CancellationToken cancellationToken) =>
        TimeAsync("Candles", inner.CandlesAsync(slice, cancellationToken), slice.Symbol);

    /// <inheritdoc />
    public Task<DateTimeOffset> ServerTimeAsync(CancellationToken cancellationToken) =>
        TimeAsync("ServerTime", inner.ServerTimeAsync(cancellationToken));

    /// <inheritdoc />
    public int Carries(ScanLoad load) => inner.Carries(load);

    private async Task<T> TimeAsync<T>(string call, Task<T> asked, Symbol? symbol = null)
    {
        long start = clock.GetTimestamp();
        try
        {
            return await asked;
        }
        finally
        {
            MarketMetrics.Read(call, clock.GetElapsedTime(start), failed: !asked.IsCompletedSuccessfully);
            if (symbol is { } one && asked.IsCompletedSuccessfully)
            {
                MarketMetrics.Came(one.Value);
            }
        }
    }
}

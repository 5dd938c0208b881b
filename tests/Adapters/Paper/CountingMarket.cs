using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Adapters.Tests.Paper;

/// <summary>A market, and how often it was asked.</summary>
internal sealed class CountingMarket(IMarketData inner) : IMarketData
{
    public int Tops { get; private set; }

    public int Books { get; private set; }

    public int Candles { get; private set; }

    public Task<IReadOnlyList<Instrument>> InstrumentsAsync(CancellationToken cancellationToken) =>
        inner.InstrumentsAsync(cancellationToken);

    public Task<IReadOnlyList<Ticker>> TickersAsync(CancellationToken cancellationToken) =>
        inner.TickersAsync(cancellationToken);

    public Task<IReadOnlyList<BookTop>> BookTopsAsync(
        IReadOnlyList<Symbol> symbols, CancellationToken cancellationToken)
    {
        Tops++;

        return inner.BookTopsAsync(symbols, cancellationToken);
    }

    public Task<OrderBook> BookAsync(Symbol symbol, CancellationToken cancellationToken)
    {
        Books++;

        return inner.BookAsync(symbol, cancellationToken);
    }

    public Task<CandleSeries?> CandlesAsync(CandleSlice slice, CancellationToken cancellationToken)
    {
        Candles++;

        return inner.CandlesAsync(slice, cancellationToken);
    }

    public Task<DateTimeOffset> ServerTimeAsync(CancellationToken cancellationToken) =>
        inner.ServerTimeAsync(cancellationToken);
}

using Breakwater.Backtesting.Surroundings;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;

namespace Breakwater.Backtesting.Reports;

/// <summary>A position that was open at the end.</summary>
/// <param name="Symbol">The instrument.</param>
/// <param name="OpenedAt">First fill.</param>
/// <param name="EntryPrice">Average, quote currency.</param>
/// <param name="Quantity">Still held, base currency.</param>
/// <param name="LastPrice">Its last close, quote currency; null when there was none in the last 24 hours.</param>
public sealed record UnfinishedTrade(
    Symbol Symbol, DateTimeOffset OpenedAt, decimal EntryPrice, decimal Quantity, decimal? LastPrice)
{
    internal static UnfinishedTrade Of(Trade trade, MarketView view) => new(
        trade.Symbol,
        trade.OpenedAt ?? trade.CreatedAt,
        trade.EntryPrice,
        trade.HeldQuantity,
        view[trade.Symbol].TickerAt(view.Now)?.LastPrice);
}

namespace Breakwater.Domain.Markets;

/// <summary>The last 24 hours of an instrument.</summary>
/// <param name="Symbol">The instrument.</param>
/// <param name="LastPrice">Last traded price, quote currency.</param>
/// <param name="QuoteVolume">Traded value, quote currency.</param>
/// <param name="ChangePercent">Price change in per cent.</param>
/// <param name="Trades">How many trades; null when nobody said.</param>
public sealed record Ticker(
    Symbol Symbol, decimal LastPrice, decimal QuoteVolume, decimal ChangePercent, long? Trades = null);

using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Scanning;

/// <summary>Which instruments are worth asking the venue about, before anything is paid for each of them.</summary>
public static class MarketUniverse
{
    /// <summary>The most traded instruments that the rules allow, most traded first, equals by name.</summary>
    /// <remarks>An instrument without a ticker is left out: its volume is unknown.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">MaxSymbols is negative.</exception>
    public static IReadOnlyList<Symbol> Select(
        IEnumerable<Instrument> instruments,
        IReadOnlyList<Ticker> tickers,
        ScanRules rules)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rules.MaxSymbols, nameof(rules));

        HashSet<string> excluded = new(rules.ExcludedBaseAssets, StringComparer.OrdinalIgnoreCase);
        Dictionary<Symbol, decimal> volumes = [];
        foreach (Ticker ticker in tickers)
        {
            volumes[ticker.Symbol] = ticker.QuoteVolume;
        }

        return
        [
            .. instruments
                .Where(instrument => instrument.IsTrading
                    && string.Equals(instrument.QuoteAsset, rules.QuoteAsset, StringComparison.OrdinalIgnoreCase)
                    && !excluded.Contains(instrument.BaseAsset)
                    && volumes.TryGetValue(instrument.Symbol, out decimal volume)
                    && volume >= rules.MinQuoteVolume24h)
                .Select(static instrument => instrument.Symbol)
                .Distinct()
                .OrderByDescending(symbol => volumes[symbol])
                .ThenBy(static symbol => symbol)
                .Take(rules.MaxSymbols),
        ];
    }
}

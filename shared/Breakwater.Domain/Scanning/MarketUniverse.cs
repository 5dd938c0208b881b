using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Scanning;

/// <summary>Which instruments are worth asking the venue about, before anything is paid for each of them.</summary>
public static class MarketUniverse
{
    /// <summary>The most traded instruments that the rules allow, most traded first, equals by name.</summary>
    /// <remarks>
    /// An instrument without a ticker is left out: its volume is unknown. Names are compared whatever their case. The
    /// blacklist outweighs the whitelist, and neither lets in what is excluded by its base asset; tokens whose base
    /// asset is another's with UP, DOWN, BULL or BEAR behind it are excluded as leveraged. Of movers the strongest are
    /// taken first, and of those the most traded; movers of no side are none.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">MaxSymbols or the movers' Top is negative.</exception>
    public static IReadOnlyList<Symbol> Select(
        IEnumerable<Instrument> instruments,
        IReadOnlyList<Ticker> tickers,
        ScanRules rules)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rules.MaxSymbols, nameof(rules));
        ArgumentOutOfRangeException.ThrowIfNegative(rules.Movers?.Top ?? 0, nameof(rules));

        Dictionary<Symbol, Ticker> bySymbol = [];
        foreach (Ticker ticker in tickers)
        {
            bySymbol[ticker.Symbol] = ticker;
        }

        IEnumerable<Ticker> allowed = Allowed([.. instruments], rules)
            .Distinct()
            .Select(bySymbol.GetValueOrDefault)
            .OfType<Ticker>()
            .Where(ticker => ticker.QuoteVolume >= rules.MinQuoteVolume24h);

        return
        [
            .. Moving(allowed, rules.Movers)
                .OrderByDescending(static ticker => ticker.QuoteVolume)
                .ThenBy(static ticker => ticker.Symbol)
                .Take(rules.MaxSymbols)
                .Select(static ticker => ticker.Symbol),
        ];
    }

    private static IEnumerable<Symbol> Allowed(IReadOnlyList<Instrument> instruments, ScanRules rules)
    {
        HashSet<string> excluded = Names(rules.ExcludedBaseAssets);
        HashSet<string> whitelist = Names(rules.Whitelist);
        HashSet<string> blacklist = Names(rules.Blacklist);
        // Also what is not traded now, or a halt of a coin would let in its leveraged tokens.
        HashSet<string> listed = Names(instruments.Select(static instrument => instrument.BaseAsset));

        return instruments
            .Where(instrument => instrument.IsTrading
                && string.Equals(instrument.QuoteAsset, rules.QuoteAsset, StringComparison.OrdinalIgnoreCase)
                && !excluded.Contains(instrument.BaseAsset)
                && (whitelist.Count == 0 || whitelist.Contains(instrument.Symbol.Value))
                && !blacklist.Contains(instrument.Symbol.Value)
                && !LeveragedTokens.Contains(instrument.BaseAsset, listed))
            .Select(static instrument => instrument.Symbol);
    }

    private static IEnumerable<Ticker> Moving(IEnumerable<Ticker> tickers, MoverRules? movers)
    {
        if (movers is null)
        {
            return tickers;
        }

        decimal direction = movers.Side switch
        {
            MoverSide.Gainers => 1m,
            MoverSide.Losers => -1m,
            _ => 0m,
        };

        return tickers
            .Where(ticker => direction != 0m && ticker.ChangePercent * direction >= movers.MinChangePercent)
            .OrderByDescending(ticker => ticker.ChangePercent * direction)
            .ThenBy(static ticker => ticker.Symbol)
            .Take(movers.Top);
    }

    private static HashSet<string> Names(IEnumerable<string> names) => new(names, StringComparer.OrdinalIgnoreCase);
}

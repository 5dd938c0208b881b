using System.Collections.Frozen;
using System.Text.Json;

namespace Breakwater.Local.Exchange.Market;

/// <summary>All symbols, and the span of time that may be run.</summary>
public sealed class VenueMarket
{
    private readonly FrozenDictionary<string, SymbolMarket> bySymbol;

    public VenueMarket(IEnumerable<SymbolMarket> symbols, string origin)
    {
        Symbols = [.. symbols
            .OrderBy(market => InstrumentTable.RankOf(market.Instrument.Symbol))
            .ThenBy(market => market.Instrument.Symbol, StringComparer.Ordinal)];
        Origin = origin;
        bySymbol = Symbols.ToFrozenDictionary(market => market.Instrument.Symbol, StringComparer.Ordinal);
        DataStart = Symbols.Min(market => market.FirstTime);
        DataEnd = Symbols.Max(market => market.EndTime);
    }

    /// <summary>The filters of the whole exchange as a file has them; null where none does.</summary>
    public JsonElement? ExchangeFilters { get; init; }

    /// <summary>"replay" or "synthetic".</summary>
    public string Origin { get; }

    public IReadOnlyList<SymbolMarket> Symbols { get; }

    public long DataStart { get; }

    /// <summary>The first millisecond after the data.</summary>
    public long DataEnd { get; }

    /// <summary>The symbol, if it is listed by <paramref name="now"/>.</summary>
    public SymbolMarket? Find(string symbol, long now) =>
        bySymbol.TryGetValue(symbol, out SymbolMarket? market) && market.IsListedAt(now) ? market : null;

    public IEnumerable<SymbolMarket> ListedAt(long now) => Symbols.Where(market => market.IsListedAt(now));
}

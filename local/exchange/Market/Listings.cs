using System.Collections.Frozen;
using System.Text.Json;

namespace Breakwater.Local.Exchange.Market;

/// <summary>What a recorded exchangeInfo says of symbols and of the whole exchange.</summary>
public sealed class Listings(IReadOnlyDictionary<string, Listing> symbols, JsonElement? exchangeFilters)
{
    /// <summary>No file was given.</summary>
    public static Listings None { get; } = new(FrozenDictionary<string, Listing>.Empty, null);

    /// <summary>The exchange's filters as the file has them.</summary>
    public JsonElement? ExchangeFilters { get; } = exchangeFilters;

    public Listing? Find(string symbol) => symbols.GetValueOrDefault(symbol);
}

namespace Breakwater.Local.Exchange.Market;

/// <summary>A spot symbol: its tick is 10^-PriceDecimals, its step 10^-StepDecimals.</summary>
public sealed record Instrument(string Symbol, string BaseAsset, string QuoteAsset)
{
    private static readonly string[] QuoteAssets =
        ["FDUSD", "USDT", "USDC", "BUSD", "TUSD", "EUR", "TRY", "BRL", "BTC", "ETH", "BNB"];

    public int PriceDecimals { get; init; }

    /// <summary>Decimals in which volumes are counted: those of the data, never fewer than the step's.</summary>
    public int QuantityDecimals { get; init; }

    /// <summary>Decimals of the smallest step of an order's quantity.</summary>
    public int StepDecimals { get; init; }

    /// <summary>One step, in units of 10^-QuantityDecimals.</summary>
    public long Step => Scaling.PowerOfTen(QuantityDecimals - StepDecimals);

    /// <summary>The smallest order value, in whole units of the quote asset.</summary>
    public int MinNotional { get; init; } = 5;

    /// <summary>What a file says of the symbol; null where none does.</summary>
    public Listing? Recorded { get; init; }

    /// <summary>How the symbol is traded.</summary>
    public Listing Listing => Recorded ?? new Listing { Filters = SymbolFilters.Usual(this) };

    /// <summary>Splits a symbol such as BTCUSDT; an unknown quote asset is the last three letters.</summary>
    public static Instrument FromSymbol(string symbol)
    {
        string? quote = Array.Find(
            QuoteAssets, asset => symbol.Length > asset.Length && symbol.EndsWith(asset, StringComparison.Ordinal));
        int split = symbol.Length - (quote?.Length ?? Math.Min(3, symbol.Length - 1));
        return new Instrument(symbol, symbol[..split], symbol[split..]);
    }
}

using Breakwater.Domain.Scanning;

namespace Breakwater.Domain.Presets;

/// <summary>How assets and symbols are spelled: as the venue does, upper case and without a slash.</summary>
internal static class SymbolLimits
{
    private const string Characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private const int AssetMax = 20;
    private const int SymbolMax = 2 * AssetMax;

    public static void Check(RuleBreaks breaks, ScanRules scan)
    {
        bool quote = breaks.Named("quoteAsset", scan.QuoteAsset, Characters, AssetMax);
        bool excluded = breaks.Names("excludedBaseAssets", scan.ExcludedBaseAssets, Characters, AssetMax);
        bool white = breaks.Names("whitelist", scan.Whitelist, Characters, SymbolMax);
        bool black = breaks.Names("blacklist", scan.Blacklist, Characters, SymbolMax);
        if (white && black)
        {
            string both = string.Join(", ", scan.Whitelist.Intersect(scan.Blacklist, StringComparer.Ordinal));
            breaks.Holds(both.Length == 0, $"scan.whitelist and scan.blacklist both name {both}");
        }

        if (quote && white)
        {
            CheckQuote(breaks, "scan.whitelist", scan.Whitelist, scan.QuoteAsset);
        }

        if (quote && black)
        {
            CheckQuote(breaks, "scan.blacklist", scan.Blacklist, scan.QuoteAsset);
        }

        if (quote && white && excluded)
        {
            CheckExcluded(breaks, scan);
        }
    }

    /// <summary>A symbol, or empty where none is meant.</summary>
    public static bool CheckOptional(RuleBreaks breaks, string field, string? symbol) =>
        symbol is { Length: 0 } || breaks.Named(field, symbol, Characters, SymbolMax);

    private static void CheckQuote(RuleBreaks breaks, string field, IReadOnlyList<string> symbols, string quote)
    {
        foreach ((int index, string symbol) in symbols.Index())
        {
            breaks.Holds(
                symbol.Length > quote.Length && symbol.EndsWith(quote, StringComparison.Ordinal),
                $"{field}[{index}] is {symbol}; only pairs that end with scan.quoteAsset {quote} are scanned");
        }
    }

    private static void CheckExcluded(RuleBreaks breaks, ScanRules scan)
    {
        foreach ((int index, string symbol) in scan.Whitelist.Index())
        {
            string asset = symbol[..^Math.Min(symbol.Length, scan.QuoteAsset.Length)];
            breaks.Holds(
                !scan.ExcludedBaseAssets.Contains(asset, StringComparer.Ordinal),
                $"scan.whitelist[{index}] is {symbol}, but {asset} is in scan.excludedBaseAssets");
        }
    }
}

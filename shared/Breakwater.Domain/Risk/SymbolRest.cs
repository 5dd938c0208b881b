using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Risk;

/// <summary>When the last trade in a symbol ended.</summary>
/// <param name="Symbol">The instrument.</param>
/// <param name="EndedAt">When the last quantity was sold.</param>
public sealed record SymbolRest(Symbol Symbol, DateTimeOffset EndedAt)
{
    // The ledger is one row of a table: more trades than this in one cool-down are not remembered.
    private const int Most = 200;

    /// <summary>
    /// <paramref name="rests"/> with <paramref name="ended"/>: the newest of each symbol, oldest first, and none that
    /// is older than the cool-down.
    /// </summary>
    internal static IReadOnlyList<SymbolRest> Add(
        IReadOnlyList<SymbolRest> rests, SymbolRest ended, int coolDownMinutes)
    {
        SymbolRest[] all = [.. rests, ended];
        DateTimeOffset needed = all.Max(rest => rest.EndedAt).AddMinutes(-coolDownMinutes);

        return
        [
            .. all.Where(rest => rest.EndedAt > needed)
                .GroupBy(rest => rest.Symbol)
                .Select(same => same.MaxBy(rest => rest.EndedAt)!)
                .OrderBy(rest => rest.EndedAt)
                .TakeLast(Most),
        ];
    }
}

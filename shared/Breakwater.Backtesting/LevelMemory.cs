using Breakwater.Domain.Levels;
using Breakwater.Domain.Markets;

namespace Breakwater.Backtesting;

/// <summary>
/// Keeps the levels of each symbol while its level candles are the same: several signal candles close within one.
/// </summary>
internal sealed class LevelMemory
{
    private readonly Dictionary<Symbol, Known> known = [];

    /// <summary>What <paramref name="find"/> returned for the same candles, or returns now.</summary>
    public IReadOnlyList<PriceLevel> Recall(CandleSeries candles, Func<IReadOnlyList<PriceLevel>> find)
    {
        // Histories do not change, so first and last open time name the candles.
        (DateTimeOffset First, DateTimeOffset Last) name = (candles.Candles[0].OpenTime, candles.Last.OpenTime);
        if (!known.TryGetValue(candles.Symbol, out Known found) || found.Name != name)
        {
            found = new Known(name, find());
            known[candles.Symbol] = found;
        }

        return found.Levels;
    }

    private readonly record struct Known(
        (DateTimeOffset First, DateTimeOffset Last) Name, IReadOnlyList<PriceLevel> Levels);
}

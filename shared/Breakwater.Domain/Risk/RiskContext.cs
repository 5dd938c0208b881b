using Breakwater.Domain.Markets;
using Breakwater.Domain.Scanning;

namespace Breakwater.Domain.Risk;

/// <summary>What the gate knows when it decides. Unknown is null and is a denial, never a guess.</summary>
/// <param name="State">What the operator allows.</param>
/// <param name="Portfolio">The ledger.</param>
/// <param name="Instrument">The venue's steps and limits.</param>
/// <param name="Book">Best bid and ask now.</param>
/// <param name="FreeQuote">Quote currency that can be spent.</param>
/// <param name="Now">The time of the decision.</param>
public sealed record RiskContext(
    TradingState State,
    Portfolio? Portfolio,
    Instrument? Instrument,
    BookTop? Book,
    decimal? FreeQuote,
    DateTimeOffset Now)
{
    /// <summary>How the market as a whole stands; unknown unless somebody says, which is a denial.</summary>
    public MarketRegime Regime { get; init; }

    /// <summary>The order book now; asked for, and then denied without it, only by large entries.</summary>
    public OrderBook? Depth { get; init; }

    /// <summary>
    /// Correlation of the candidate's returns with those of each symbol that is held or being entered, -1 to 1; null
    /// where it is not known, which is a denial.
    /// </summary>
    public IReadOnlyDictionary<Symbol, decimal?> Correlations { get; init; } = new Dictionary<Symbol, decimal?>();
}

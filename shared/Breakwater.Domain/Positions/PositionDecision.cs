using Breakwater.Domain.Execution;
using Breakwater.Domain.Risk;

namespace Breakwater.Domain.Positions;

/// <summary>What the position rules decided.</summary>
/// <param name="Trade">The trade, with new intents if any.</param>
/// <param name="Outcome">One word for the journal; <c>hold</c> when nothing changed but what was seen.</param>
/// <param name="Checks">The numbers.</param>
public sealed record PositionDecision(Trade Trade, string Outcome, IReadOnlyList<Check> Checks)
{
    /// <summary>The outcome of a look that changed nothing.</summary>
    public const string Hold = "hold";

    /// <summary>
    /// The ledger with what an add-on may cost, to be stored in the same commit as the trade; null when it is
    /// unchanged.
    /// </summary>
    public Portfolio? Portfolio { get; init; }
}

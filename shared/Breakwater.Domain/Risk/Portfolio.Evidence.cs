namespace Breakwater.Domain.Risk;

/// <content>What the ledger has to show for itself.</content>
public sealed partial record Portfolio
{
    /// <summary>Closed trades whose initial risk is known.</summary>
    public int MeasuredTrades { get; init; }

    /// <summary>Sum of the net results of the measured trades, in R.</summary>
    public decimal SumR { get; init; }

    /// <summary>The most losses without a win between them.</summary>
    public int LongestLossStreak { get; init; }

    /// <summary>Whether a cool-down or a daily loss limit was seen at work.</summary>
    public bool GuardSeen { get; init; }

    /// <summary>What <see cref="EvidenceGate"/> asks for.</summary>
    public Evidence Evidence => new(
        MeasuredTrades,
        MeasuredTrades == 0 ? null : SumR / MeasuredTrades,
        Gross - Fees,
        LongestLossStreak,
        GuardSeen);

    /// <summary>
    /// The ledger after an entry was denied: it remembers that a cool-down or a daily loss limit did its work. The same
    /// ledger when there is nothing new to remember.
    /// </summary>
    public Portfolio SawGuard(DenialReason reason) =>
        !GuardSeen && reason is (DenialReason.CoolingDown or DenialReason.DailyLossLimit)
            ? this with { GuardSeen = true }
            : this;

    private Portfolio CountR(TradeResult result) => result.NetR is { } net
        ? this with { MeasuredTrades = MeasuredTrades + 1, SumR = SumR + net }
        : this;
}

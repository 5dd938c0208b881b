namespace Breakwater.Domain.Risk;

/// <summary>What risk said about a signal, with every check it made.</summary>
public abstract record RiskDecision
{
    private RiskDecision(IReadOnlyList<Check> checks) => Checks = checks;

    /// <summary>The checks in the order they were made; a denial ends with the one that failed.</summary>
    public IReadOnlyList<Check> Checks { get; }

    /// <summary>The entry may be made.</summary>
    /// <param name="Entry">What it may be at most.</param>
    /// <param name="Reservation">The risk it takes.</param>
    /// <param name="Checks">All passed.</param>
    public sealed record Approved(EntryApproval Entry, Reservation Reservation, IReadOnlyList<Check> Checks)
        : RiskDecision(Checks);

    /// <summary>The entry may not be made; nothing left the house.</summary>
    /// <param name="Reason">The first check that failed.</param>
    /// <param name="Checks">Up to and including it.</param>
    public sealed record Denied(DenialReason Reason, IReadOnlyList<Check> Checks) : RiskDecision(Checks);
}

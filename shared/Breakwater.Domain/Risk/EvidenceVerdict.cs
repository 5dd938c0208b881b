namespace Breakwater.Domain.Risk;

/// <summary>Whether live trading may begin.</summary>
/// <param name="Outcome">The first test that failed, or that none did.</param>
/// <param name="Checks">Every test in order, failed or not.</param>
public sealed record EvidenceVerdict(EvidenceOutcome Outcome, IReadOnlyList<Check> Checks);

/// <summary>What the evidence is enough for, in the order of the tests. Only the last allows live trading.</summary>
public enum EvidenceOutcome
{
    /// <summary>Too few trades to judge by.</summary>
    InsufficientSample = 0,

    /// <summary>The mean trade wins nothing.</summary>
    NonPositiveExpectancy = 1,

    /// <summary>All trades together win nothing.</summary>
    NonPositiveNetResult = 2,

    /// <summary>Too many losses in a row.</summary>
    TooManyConsecutiveLosses = 3,

    /// <summary>No cool-down and no daily loss limit was seen at work.</summary>
    GuardNotObserved = 4,

    /// <summary>Nothing speaks against live trading.</summary>
    Ready = 5,
}

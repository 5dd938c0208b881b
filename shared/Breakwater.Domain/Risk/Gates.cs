namespace Breakwater.Domain.Risk;

/// <summary>Collects checks in order and stops at the first that fails.</summary>
internal sealed class Gates
{
    private readonly List<Check> checks = [];
    private DenialReason reason;

    public IReadOnlyList<Check> Checks => checks;

    public RiskDecision.Denied Denied => new(reason, checks);

    public bool That(DenialReason otherwise, string name, bool holds) => Pass(otherwise, Check.That(name, holds));

    public bool AtMost(DenialReason otherwise, string name, decimal? value, decimal limit) =>
        Pass(otherwise, Check.AtMost(name, value, limit));

    public bool AtLeast(DenialReason otherwise, string name, decimal? value, decimal limit) =>
        Pass(otherwise, Check.AtLeast(name, value, limit));

    // A limit that is reached has been used up: equal does not pass.
    public bool Below(DenialReason otherwise, string name, decimal value, decimal limit) =>
        Pass(otherwise, new Check(name, value, limit, value < limit));

    private bool Pass(DenialReason otherwise, Check check)
    {
        checks.Add(check);
        if (!check.Passed)
        {
            reason = otherwise;
        }

        return check.Passed;
    }
}

namespace Breakwater.Domain.Risk;

/// <summary>Collects checks in order and stops at the first that fails.</summary>
internal sealed class Gates
{
    private readonly List<Check> checks = [];
    private DenialReason reason;

    public IReadOnlyList<Check> Checks => checks;

    public RiskDecision.Denied Denied => new(reason, checks);

    // Null is not known, which does not pass.
    public bool That(DenialReason otherwise, string name, bool? holds) =>
        Pass(otherwise, new Check(name, holds is { } known ? (known ? 1m : 0m) : null, 1m, holds is true));

    public bool AtMost(DenialReason otherwise, string name, decimal? value, decimal limit) =>
        Pass(otherwise, Check.AtMost(name, value, limit));

    public bool AtLeast(DenialReason otherwise, string name, decimal? value, decimal limit) =>
        Pass(otherwise, Check.AtLeast(name, value, limit));

    public bool Above(DenialReason otherwise, string name, decimal? value, decimal limit) =>
        Pass(otherwise, new Check(name, value, limit, value > limit));

    // A limit that is reached has been used up: equal does not pass.
    public bool Below(DenialReason otherwise, string name, decimal? value, decimal limit) =>
        Pass(otherwise, new Check(name, value, limit, value < limit));

    // The wait until something is over, in minutes: at its very end it is.
    public bool Over(DenialReason otherwise, string name, DateTimeOffset? until, DateTimeOffset now) =>
        AtMost(otherwise, name, until > now ? Minutes(until.Value - now) : 0m, 0m);

    public bool Pass(DenialReason otherwise, Check check)
    {
        checks.Add(check);
        if (!check.Passed)
        {
            reason = otherwise;
        }

        return check.Passed;
    }

    public static decimal Minutes(TimeSpan span) => (decimal)span.Ticks / TimeSpan.TicksPerMinute;
}

namespace Breakwater.Domain.Signals;

/// <summary>The gates passed so far. After the first that is shut nothing more is recorded.</summary>
internal sealed class GateTrail
{
    private readonly List<Check> checks;

    public GateTrail() => checks = [];

    /// <summary>Goes on from <paramref name="before"/>, which stays as it is.</summary>
    public GateTrail(GateTrail before)
    {
        checks = [.. before.checks];
        Reason = before.Reason;
    }

    /// <summary>Why the first shut gate was shut; none while all were open.</summary>
    public NoSignalReason Reason { get; private set; }

    public IReadOnlyList<Check> Checks => checks;

    /// <summary>Whether this gate and all before it are open.</summary>
    public bool Passes(Check check, NoSignalReason otherwise)
    {
        if (Reason != NoSignalReason.None)
        {
            return false;
        }

        checks.Add(check);
        Reason = check.Passed ? NoSignalReason.None : otherwise;

        return check.Passed;
    }

    /// <summary>Records a check that shuts nothing by itself.</summary>
    public void Note(Check check) => checks.Add(check);

    public SignalDecision.None Refusal() => new(Reason, checks);
}

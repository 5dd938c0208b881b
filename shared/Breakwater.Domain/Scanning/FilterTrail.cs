namespace Breakwater.Domain.Scanning;

/// <summary>The filters run so far; unlike a trail of gates it goes on after one failed.</summary>
internal sealed class FilterTrail
{
    private readonly List<Check> checks = new(32);

    /// <summary>Why the first filter that failed did; none while all passed.</summary>
    public ScanRejection Reason { get; private set; }

    public bool Passed => Reason == ScanRejection.None;

    public IReadOnlyList<Check> Checks => checks;

    /// <summary>Records <paramref name="check"/>. One without a value failed for want of data.</summary>
    public void Add(Check check, ScanRejection otherwise)
    {
        checks.Add(check);
        if (Passed && !check.Passed)
        {
            Reason = check.Value is null ? ScanRejection.MissingData : otherwise;
        }
    }
}

namespace Breakwater.Domain.Execution;

/// <summary>How a large entry is cut into slices over time (TWAP). What is large the depth rules of risk say.</summary>
/// <param name="MinSlices">At least so many, where each is still large enough for the venue.</param>
/// <param name="MaxSlices">At most so many; what they cannot hold is not bought.</param>
/// <param name="IntervalSeconds">Between the starts of two slices at least, and between looks at one that
/// rests.</param>
/// <param name="DeadmanSeconds">A slice that rests is taken back after so long.</param>
/// <param name="LimitOffsetBasisPoints">A slice rests so far below the bid.</param>
/// <param name="MaxPostOnlySpreadBasisPoints">Up to this spread a slice rests (post-only); with a wider one it takes
/// what is offered up to the chase limit, at once.</param>
/// <param name="IcebergMinNotional">Entries worth at least so much, quote currency, show only a part of each slice
/// that rests.</param>
/// <param name="IcebergShare">The part, 0.2 to 1: venues take at most ten parts.</param>
public sealed record ExecutionRules(
    int MinSlices,
    int MaxSlices,
    decimal IntervalSeconds,
    decimal DeadmanSeconds,
    decimal LimitOffsetBasisPoints,
    decimal MaxPostOnlySpreadBasisPoints,
    decimal IcebergMinNotional,
    decimal IcebergShare);

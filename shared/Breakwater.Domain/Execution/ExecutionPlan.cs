namespace Breakwater.Domain.Execution;

/// <summary>How an entry is bought in slices: decided once, kept with the trade, carried out by any instance.</summary>
/// <param name="Slices">First to last; each on the lot step and large enough to be protected by itself.</param>
/// <param name="MaxSliceQuantity">No slice is sent larger, whatever earlier ones left unfilled; base currency.</param>
/// <param name="Pace">When slices are sent and taken back.</param>
/// <param name="Pricing">How they are priced.</param>
/// <param name="CutQuantity">Base currency that was approved and is not planned.</param>
/// <param name="Cut">Why not.</param>
public sealed record ExecutionPlan(
    IReadOnlyList<SlicePlan> Slices,
    decimal MaxSliceQuantity,
    SlicePace Pace,
    SlicePricing Pricing,
    decimal CutQuantity,
    PlanCut Cut)
{
    /// <summary>Base currency of all slices together.</summary>
    public decimal Quantity => Slices.Sum(slice => slice.Quantity);

    /// <summary>The numbers of the plan, for the journal.</summary>
    public IReadOnlyList<Check> Checks =>
    [
        new Check("plan.slices", Slices.Count, null, true),
        new Check("plan.slice.max", MaxSliceQuantity, null, true),
        new Check($"plan.cut.{Cut}", CutQuantity, 0m, true),
    ];
}

/// <summary>One slice of a plan.</summary>
/// <param name="Quantity">Base currency.</param>
/// <param name="After">Not before so long after the decision.</param>
public sealed record SlicePlan(decimal Quantity, TimeSpan After);

/// <summary>When slices are sent and taken back.</summary>
/// <param name="Interval">Between the starts of two slices at least, and between looks at one that rests.</param>
/// <param name="Deadman">A slice that rests is taken back after so long.</param>
/// <param name="Longest">After the first slice was sent, none is sent later than this.</param>
public sealed record SlicePace(TimeSpan Interval, TimeSpan Deadman, TimeSpan Longest);

/// <summary>Why a plan buys less than was approved.</summary>
public enum PlanCut
{
    /// <summary>It does not.</summary>
    None = 0,

    /// <summary>The book takes no more in as many slices as are allowed.</summary>
    MaxSlices = 1,
}

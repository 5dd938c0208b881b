using System.Collections.Frozen;

namespace Breakwater.Domain.Execution;

/// <summary>The transition table of a leg. What is not in it is a bug and throws.</summary>
/// <remarks>
/// A leg begins as a wish, or straight as being sent. From a wish it is sent or given up. Once sent, the venue may say
/// anything about it, so every answer may follow; only "never came" makes a wish of it again, after
/// <see cref="TradeEvents.VisibilityGrace"/>, and only while the venue has not shown it. The venue's view lags, so a
/// leg may be told to work with less filled, or be unknown, after it was seen further; its fills are kept. An ended
/// leg is never sent or refused again: it moves by adoption only, when the venue shows what nobody booked. A stop that
/// was given up with its entry is asked for again when that entry shows up filled.
/// </remarks>
public static class LegTransitions
{
    private static readonly FrozenDictionary<LegState, LegState[]> Table =
        new Dictionary<LegState, LegState[]>
        {
            [LegState.Intent] = [LegState.Submitted, LegState.Cancelled, LegState.Unknown],
            [LegState.Submitted] = [LegState.Intent, LegState.Unknown, LegState.Rejected, .. Shown],
            [LegState.Unknown] = [LegState.Intent, LegState.Rejected, .. Shown],
            [LegState.Accepted] = [LegState.Unknown, LegState.Rejected, .. Shown],
            [LegState.PartiallyFilled] = [LegState.Unknown, LegState.Rejected, .. Shown],
            [LegState.Rejected] = [LegState.Unknown, .. Shown],
            [LegState.Filled] = Shown,
            [LegState.Cancelled] = [LegState.Unknown, .. Shown],
            [LegState.Expired] = [LegState.Unknown, .. Shown],
        }.ToFrozenDictionary();

    /// <summary>Every way from one state to another that the table has.</summary>
    public static IEnumerable<(LegState From, LegState To)> Edges => Table
        .SelectMany(row => row.Value.Where(to => to != row.Key).Select(to => (row.Key, to)));

    private static LegState[] Shown =>
        [LegState.Accepted, LegState.PartiallyFilled, LegState.Filled, LegState.Cancelled, LegState.Expired];

    /// <summary>Whether a new leg may begin so: anything later would be an order without a stored intent.</summary>
    public static bool MayBegin(LegState state) => state is LegState.Intent or LegState.Submitted;

    /// <summary>Whether a leg may go straight from one state to the other; staying is always allowed.</summary>
    public static bool IsAllowed(LegState from, LegState to) => from == to || Table[from].Contains(to);
}

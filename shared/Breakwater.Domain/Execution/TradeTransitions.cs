using System.Collections.Frozen;

namespace Breakwater.Domain.Execution;

/// <summary>The transition table of a trade, and what no change of it may do: a bug, which throws.</summary>
/// <remarks>
/// An entry opens the trade, or ends it: without a fill, or with everything sold before the last slice had ended. An
/// open trade can only be closed. An ended one goes on by adoption alone: it holds something after all, an order of it
/// still works, or one that was given up has bought and sold since.
/// </remarks>
public static class TradeTransitions
{
    private static readonly FrozenDictionary<TradeStatus, TradeStatus[]> Table =
        new Dictionary<TradeStatus, TradeStatus[]>
        {
            [TradeStatus.Unknown] = [],
            [TradeStatus.Entering] = [TradeStatus.Open, TradeStatus.Closed, TradeStatus.Abandoned],
            [TradeStatus.Open] = [TradeStatus.Closed],
            [TradeStatus.Closed] = [TradeStatus.Open, TradeStatus.Entering],
            [TradeStatus.Abandoned] = [TradeStatus.Open, TradeStatus.Entering, TradeStatus.Closed],
        }.ToFrozenDictionary();

    /// <summary>Every way from one status to another that the table has.</summary>
    public static IEnumerable<(TradeStatus From, TradeStatus To)> Edges =>
        Table.SelectMany(row => row.Value.Select(to => (row.Key, to)));

    /// <summary>Whether a trade may go straight from one status to the other; staying is always allowed.</summary>
    public static bool IsAllowed(TradeStatus from, TradeStatus to) => from == to || Table[from].Contains(to);

    /// <summary>Refuses a change that no trade can make.</summary>
    /// <param name="before">As stored; null when nothing was.</param>
    /// <param name="after">As it is to be stored.</param>
    /// <exception cref="InvalidOperationException">It is not in a table, a leg or a fill is gone, or the stop
    /// fell.</exception>
    public static void Check(Trade? before, Trade after)
    {
        if (Wrong(before, after) is { } wrong)
        {
            throw new InvalidOperationException($"Trade {after.Id} must not be stored: {wrong}.");
        }
    }

    private static string? Wrong(Trade? before, Trade after)
    {
        if (after.Legs.DistinctBy(leg => leg.Name).Count() != after.Legs.Count)
        {
            return "two legs have one name";
        }

        if (before is null)
        {
            return after.Status is TradeStatus.Entering ? WrongBeginning(after.Legs) : $"it begins as {after.Status}";
        }

        return true switch
        {
            _ when !IsAllowed(before.Status, after.Status) => $"{before.Status} is followed by {after.Status}",
            _ when after.StopPrice < before.StopPrice => $"its stop falls from {before.StopPrice} to {after.StopPrice}",
            _ when !before.Legs.Select(leg => leg.Name)
                .SequenceEqual(after.Legs.Take(before.Legs.Count).Select(leg => leg.Name)) => "a leg is gone",
            _ => before.Legs.Zip(after.Legs, Wrong).FirstOrDefault(wrong => wrong is not null)
                ?? WrongBeginning(after.Legs.Skip(before.Legs.Count)),
        };
    }

    private static string? Wrong(Leg before, Leg after) => true switch
    {
        _ when !LegTransitions.IsAllowed(before.State, after.State) =>
            $"{before.Name} goes from {before.State} to {after.State}",
        _ when before.ClientOrderId != after.ClientOrderId => $"{before.Name} is another order",
        _ when !ReferenceEquals(before.Fills, after.Fills) && before.Fills.Except(after.Fills).Any() =>
            $"a fill of {before.Name} is gone",
        _ => null,
    };

    private static string? WrongBeginning(IEnumerable<Leg> added) =>
        added.FirstOrDefault(leg => !LegTransitions.MayBegin(leg.State)) is { } leg
            ? $"{leg.Name} begins as {leg.State}"
            : null;
}

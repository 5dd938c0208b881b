namespace Breakwater.Domain.Execution;

/// <summary>Names a change of a trade.</summary>
internal static class TradeEventKinds
{
    /// <summary>
    /// The most telling name: other hands, ends and adoptions, then the venue's deeds, then wishes.
    /// </summary>
    public static TradeEventKind Of(Trade? before, Trade after)
    {
        if (before is null)
        {
            return TradeEventKind.Approved;
        }

        (Leg? Old, Leg New)[] changed =
        [
            .. after.Legs.Select(leg => (before.Legs.FirstOrDefault(old => old.Name == leg.Name), leg))
                .Where(pair => pair.Item1 != pair.leg),
        ];

        return true switch
        {
            _ when after.TakenQuantity > before.TakenQuantity => TradeEventKind.Taken,
            _ when before.HasEnded || changed.Any(IsAdopted) => TradeEventKind.Adopted,
            _ when after.Status is TradeStatus.Closed => TradeEventKind.Closed,
            _ when after.Status is TradeStatus.Abandoned => TradeEventKind.Abandoned,
            _ when changed.Any(leg => leg.New.Fills.Count > (leg.Old?.Fills.Count ?? 0)) => TradeEventKind.Filled,
            _ when changed.Any(IsSending) => TradeEventKind.Sending,
            _ when changed.Any(leg => leg is { Old.State: LegState.Intent, New.State: LegState.Cancelled }) =>
                TradeEventKind.Dropped,
            _ when changed.Any(leg => leg.Old is { MayRest: true }) => TradeEventKind.Answered,
            _ => Wish(before, after, changed),
        };
    }

    private static TradeEventKind Wish(Trade before, Trade after, (Leg? Old, Leg New)[] changed) => true switch
    {
        _ when changed.Any(leg => leg is { Old: null, New.Kind: LegKind.Exit }) => TradeEventKind.ExitWished,
        _ when after.TargetsDone > before.TargetsDone => TradeEventKind.TargetTaken,
        _ when changed.Any(leg => leg is { Old: null, New.Kind: LegKind.AddOn }) => TradeEventKind.AddOnWished,
        _ when after.StopPrice > before.StopPrice => TradeEventKind.StopRaised,
        _ when after.EntryEnded != before.EntryEnded => TradeEventKind.EntryEnded,
        _ => TradeEventKind.Noted,
    };

    private static bool IsSending((Leg? Old, Leg New) leg) =>
        leg.New.State is LegState.Submitted && leg.Old?.State is not LegState.Submitted;

    private static bool IsAdopted((Leg? Old, Leg New) leg) => leg.Old is { IsOpen: false } old
        && (old.State != leg.New.State || old.Fills.Count != leg.New.Fills.Count);
}

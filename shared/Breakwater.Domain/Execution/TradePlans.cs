using Breakwater.Domain.Markets;
using Breakwater.Domain.Risk;
using Breakwater.Domain.Signals;

namespace Breakwater.Domain.Execution;

/// <summary>Writes intents into a trade. Nothing is sent here: what is written is stored first.</summary>
public static class TradePlans
{
    /// <summary>
    /// A new trade with the intent of its entry: a limit order up to the chase limit, filled at once.
    /// </summary>
    /// <param name="id">Pure function of the signal.</param>
    /// <param name="approved">What risk allowed.</param>
    /// <param name="signal">What it is taken on.</param>
    /// <param name="instrument">The venue's steps.</param>
    /// <param name="origin">Preset and version, correlation id, and the time of the decision.</param>
    public static Trade Enter(
        string id,
        RiskDecision.Approved approved,
        BreakoutSignal signal,
        Instrument instrument,
        (string Preset, string CorrelationId, DateTimeOffset Now) origin)
    {
        var trade = new Trade(
            id, instrument, signal, approved.Entry, origin.Preset, origin.CorrelationId, origin.Now)
        {
            LastCandle = signal.CandleOpenTime,
        };
        string name = trade.NextLegName(LegKind.Entry);

        return trade.With(new Leg(
            name,
            LegKind.Entry,
            ClientOrderId.For(id, name),
            OrderType.LimitImmediate,
            approved.Entry.Quantity,
            approved.Entry.MaxPrice,
            null,
            origin.Now)
        {
            DecisionPrice = signal.EntryPrice,
        });
    }

    /// <summary>A new trade with the slices of <paramref name="plan"/> in the place of its one entry order.</summary>
    /// <param name="trade">Nothing of it was sent.</param>
    /// <param name="plan">Not larger than the approval.</param>
    /// <param name="top">Bid and ask of the decision; each slice is priced again when it is sent.</param>
    public static Trade InSlices(this Trade trade, ExecutionPlan plan, BookTop top)
    {
        Leg whole = trade.Legs.Single();
        IEnumerable<Leg> slices = plan.Slices.Select((slice, index) => plan.Pricing.Apply(
            whole with
            {
                Name = $"e{index + 1}",
                ClientOrderId = ClientOrderId.For(trade.Id, $"e{index + 1}"),
                Quantity = slice.Quantity,
                NotBefore = trade.CreatedAt + slice.After,
                Reason = $"slice-{index + 1}",
            },
            top,
            trade.Approval.MaxPrice,
            trade.Instrument));

        return trade with { Plan = plan, Legs = [.. slices] };
    }

    /// <summary>The trade whose entry buys no more: slices are dropped, and one that rests is taken back.</summary>
    public static Trade EndEntry(this Trade trade, string reason) =>
        trade.Status is TradeStatus.Entering && trade.EntryEnded is null
            ? trade with { EntryEnded = reason }
            : trade;

    /// <summary>The trade with the intent to move its stop up; a lower price changes nothing.</summary>
    public static Trade WithHigherStop(this Trade trade, decimal price, string reason, DateTimeOffset now)
    {
        decimal onTick = trade.Instrument.PriceDown(price);
        if (onTick <= trade.StopPrice)
        {
            return trade;
        }

        Trade raised = trade with { StopPrice = onTick };

        return raised.With(StopLeg(raised, raised.SellableQuantity, now) with { Reason = reason });
    }

    /// <summary>The trade with the intent to shrink its stop and sell <paramref name="quantity"/> at market.</summary>
    /// <remarks>
    /// When too little would be left to protect, all of it is sold; when the part itself is too little, nothing is, and
    /// the next target is due for it too. While the venue refuses such an exit the trade stays as it is.
    /// </remarks>
    public static Trade TakeTarget(this Trade trade, int target, decimal quantity, decimal price, DateTimeOffset now)
    {
        decimal sell = trade.Instrument.QuantityDown(quantity);
        decimal rest = trade.SellableQuantity - sell;
        bool restCanBeSold = CanBeSold(
            trade.Instrument, rest, trade.Instrument.WorthAtStop(rest, trade.StopPrice, feeBasisPoints: 0m));
        bool partCanBeSold = CanBeSold(trade.Instrument, sell, sell * price);
        if (!restCanBeSold || !partCanBeSold)
        {
            return restCanBeSold
                ? trade with { TargetsDone = target }
                : trade.TakeAll(target, price, now);
        }

        Trade shrunk = trade.With(StopLeg(trade, rest, now) with { Reason = $"target-{target}" });
        string name = shrunk.NextLegName(LegKind.Target);

        return shrunk.With(new Leg(
            name, LegKind.Target, ClientOrderId.For(trade.Id, name), OrderType.Market, sell, null, null, now)
        {
            Target = target,
            DecisionPrice = price,
            Reason = $"target-{target}",
        }) with
        { TargetsDone = target };
    }

    /// <summary>The trade with the intent to buy more, protected like the rest once it is filled.</summary>
    /// <remarks>
    /// A limit order up to the approved price, filled at once. It is sent only while <see cref="AddOnRisk"/> allows it
    /// and not after <paramref name="expiresAt"/>.
    /// </remarks>
    /// <param name="trade">Open, with nothing else under way.</param>
    /// <param name="approval">What may be bought at most.</param>
    /// <param name="price">The bid that the decision was made at, quote currency.</param>
    /// <param name="now">The time of the decision.</param>
    /// <param name="expiresAt">When the reason for it is out of date.</param>
    public static Trade Add(
        this Trade trade, EntryApproval approval, decimal price, DateTimeOffset now, DateTimeOffset expiresAt)
    {
        string name = trade.NextLegName(LegKind.AddOn);
        var leg = new Leg(
            name,
            LegKind.AddOn,
            ClientOrderId.For(trade.Id, name),
            OrderType.LimitImmediate,
            approval.Quantity,
            approval.MaxPrice,
            null,
            now)
        {
            DecisionPrice = price,
            ExpiresAt = expiresAt,
            Reason = "add-on",
        };

        return (trade with { AddOnApproval = approval }).With(leg);
    }

    /// <summary>The trade with the intent to sell all of it at market; a second wish changes nothing.</summary>
    /// <remarks>An entry in slices that has bought something ends with it.</remarks>
    public static Trade Exit(this Trade trade, string reason, decimal price, DateTimeOffset now) =>
        !trade.IsHeld
        || TradeSteps.IsRefused(trade, LegKind.Exit, now)
        || trade.Legs.Any(leg => leg is { Kind: LegKind.Exit, IsOpen: true })
            ? trade
            : trade.With(ExitLeg(trade, reason, price, now)) with { ExitReason = reason };

    // The exit stands for the target: when it sells nothing, the target was not taken.
    private static Trade TakeAll(this Trade trade, int target, decimal price, DateTimeOffset now)
    {
        Trade left = trade.Exit($"target-{target}", price, now);

        return ReferenceEquals(left, trade)
            ? trade
            : left.With(left.Legs[^1] with { Target = target }) with { TargetsDone = target };
    }

    private static bool CanBeSold(Instrument instrument, decimal quantity, decimal worth) =>
        quantity > 0m && quantity >= instrument.MinQuantity && worth >= instrument.MinNotional;

    internal static Leg StopLeg(Trade trade, decimal quantity, DateTimeOffset now)
    {
        string name = trade.NextLegName(LegKind.Stop);

        return new Leg(
            name,
            LegKind.Stop,
            ClientOrderId.For(trade.Id, name),
            OrderType.StopMarket,
            quantity,
            null,
            trade.Instrument.PriceDown(trade.StopPrice),
            now)
        {
            DecisionPrice = trade.StopPrice,
            Reason = "protect",
        };
    }

    internal static Leg ExitLeg(Trade trade, string reason, decimal price, DateTimeOffset now)
    {
        string name = trade.NextLegName(LegKind.Exit);

        return new Leg(
            name,
            LegKind.Exit,
            ClientOrderId.For(trade.Id, name),
            OrderType.Market,
            trade.SellableQuantity,
            null,
            null,
            now)
        {
            DecisionPrice = price,
            Reason = reason,
        };
    }
}

using Breakwater.Domain.Markets;

namespace Breakwater.Adapters.Paper;

/// <summary>
/// What the market has done to a resting order since it was last looked at: before by the closed minutes, now by the
/// top of the book.
/// </summary>
/// <param name="minutes">The closed minutes.</param>
/// <param name="terms">How much of the volume is ours.</param>
/// <param name="now">The time of the look.</param>
internal sealed class PaperLook(PaperMinutes minutes, PaperTerms terms, DateTimeOffset now)
{
    /// <summary>No fill is a smaller part of its order than this, so that an order has few.</summary>
    private const decimal PartMin = 0.01m;

    /// <summary>Looks at one order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="top">The best bid and ask of its instrument.</param>
    /// <param name="peers">How many orders of the account share the volume with it, itself among them.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<PaperSight> LookAsync(
        PaperOrder order, BookTop top, int peers, CancellationToken cancellationToken) => order.WaitsForTrigger
        ? TouchAsync(order, top, cancellationToken)
        : PassAsync(order, top, peers, cancellationToken);

    private async Task<PaperSight> TouchAsync(PaperOrder order, BookTop top, CancellationToken cancellationToken)
    {
        Candle? touched = null;
        DateTimeOffset? seen = await minutes.VisitAsync(
            order.Symbol,
            order.CheckedUntil,
            candle =>
            {
                touched = order.IsTouchedBy(order.TriggersBelow ? candle.Low : candle.High) ? candle : null;

                return touched is null;
            },
            cancellationToken);
        if (touched is { } minute)
        {
            // An order that was touched before is filled at what it met then, not at what the book has become.
            return new PaperSight(order, minute.OpenTime + Timeframe.M1.Duration())
            {
                TouchPrice = TouchPrice(order, minute.Open),
            };
        }

        decimal watched = order.IsBuy ? top.AskPrice : top.BidPrice;

        return order.IsTouchedBy(watched)
            ? new PaperSight(order, now) { TouchPrice = TouchPrice(order, watched) }
            : new PaperSight(order, seen ?? order.CheckedUntil);
    }

    // A stop may have been jumped over; a target is taken where it was set and never better.
    private static decimal TouchPrice(PaperOrder order, decimal met)
    {
        decimal trigger = order.StopPrice!.Value;

        return order.IsTakeProfit ? trigger : order.IsBuy ? Math.Max(trigger, met) : Math.Min(trigger, met);
    }

    private async Task<PaperSight> PassAsync(
        PaperOrder order, BookTop top, int peers, CancellationToken cancellationToken)
    {
        decimal passed = order.Passed;
        DateTimeOffset? at = null;
        decimal enough = Math.Min(order.Remaining, Math.Max(order.Quantity * PartMin, order.LotStep));
        DateTimeOffset? seen = await minutes.VisitAsync(
            order.Symbol,
            order.WorksFrom > order.CheckedUntil ? order.WorksFrom : order.CheckedUntil,
            candle =>
            {
                if (order.IsPassedBy(order.IsBuy ? candle.Low : candle.High))
                {
                    passed += candle.Volume * terms.VolumeShare / peers;
                    at ??= passed >= enough ? candle.OpenTime + Timeframe.M1.Duration() : null;
                }

                return passed < order.Remaining;
            },
            cancellationToken);
        decimal atTop = passed < order.Remaining ? AtTop(order, top) / peers : 0m;
        at ??= passed + atTop >= enough ? now : null;

        return new PaperSight(order, at ?? seen ?? order.CheckedUntil)
        {
            Passed = passed + atTop,
            IsFill = at is not null,
            SeenUntil = atTop > 0m ? now : seen ?? order.CheckedUntil,
            IsTopTaken = atTop > 0m,
        };
    }

    // Who pays more than the limit would have met it first. The same top is there at every look: it is taken once a
    // minute, and the minute's own volume does not count besides.
    private decimal AtTop(PaperOrder order, BookTop top)
    {
        bool isRested = now >= order.WorksFrom && (order.TopTakenAt is not { } taken
            || Timeframe.M1.OpenTimeAt(now) > Timeframe.M1.OpenTimeAt(taken));

        return !isRested ? 0m
            : order.IsBuy ? (order.IsPassedBy(top.AskPrice) ? top.AskQuantity : 0m)
            : order.IsPassedBy(top.BidPrice) ? top.BidQuantity : 0m;
    }
}

/// <summary>What a look at an order found.</summary>
/// <param name="Order">The order as it was.</param>
/// <param name="At">When it happened, as far as is known: the end of its minute, or now.</param>
internal sealed record PaperSight(PaperOrder Order, DateTimeOffset At)
{
    /// <summary>At what price its trigger was touched; null when it was not.</summary>
    public decimal? TouchPrice { get; init; }

    /// <summary>Base currency that the market let through its limit and that is not filled yet.</summary>
    public decimal Passed { get; init; }

    /// <summary>Whether that is enough for a fill.</summary>
    public bool IsFill { get; init; }

    /// <summary>Up to when the market is known.</summary>
    public DateTimeOffset SeenUntil { get; init; } = At;

    public bool IsTopTaken { get; init; }

    public bool IsEvent => TouchPrice is not null || IsFill;

    /// <summary>The order with what was found noted in it.</summary>
    public PaperOrder Noted => Order with
    {
        Passed = Passed,
        CheckedUntil = SeenUntil,
        TopTakenAt = IsTopTaken ? SeenUntil : Order.TopTakenAt,
    };

    /// <summary>The same order, however far it has been looked at since this look began.</summary>
    public PaperOrder? Same(PaperAccount account) => account.Find(Order.Id) is { } same
        && (TouchPrice is null ? same : same with { CheckedUntil = Order.CheckedUntil }) == Order ? same : null;
}

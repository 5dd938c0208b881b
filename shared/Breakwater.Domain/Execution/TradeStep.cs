namespace Breakwater.Domain.Execution;

/// <summary>The next thing to do for a trade; the handler does it and asks again.</summary>
public abstract record TradeStep
{
    private TradeStep()
    {
    }

    /// <summary>Nothing: everything that was decided is done.</summary>
    public sealed record Rest : TradeStep;

    /// <summary>Ask the venue what became of a leg that was sent.</summary>
    /// <param name="Leg">The leg in doubt.</param>
    public sealed record Query(Leg Leg) : TradeStep;

    /// <summary>Store the leg as sent, then send it.</summary>
    /// <param name="Leg">The leg, in the quantity to send.</param>
    /// <param name="Replacing">The resting stop whose place it takes in one request; null otherwise.</param>
    public sealed record Send(Leg Leg, Leg? Replacing) : TradeStep;

    /// <summary>Store both legs as sent, then send them as one list.</summary>
    /// <param name="Entry">What works at once.</param>
    /// <param name="Stop">What the venue places when all of it is filled.</param>
    public sealed record SendList(Leg Entry, Leg Stop) : TradeStep;

    /// <summary>
    /// Take a resting order back: a stop, because an exit needs the quantity that it locks, or an entry whose time is
    /// over.
    /// </summary>
    /// <param name="Leg">The order.</param>
    public sealed record Cancel(Leg Leg) : TradeStep;

    /// <summary>Nothing now: the next slice of the entry, or the next look at it, has its time.</summary>
    /// <param name="Until">When.</param>
    public sealed record Wait(DateTimeOffset Until) : TradeStep;

    /// <summary>Give up a leg that was never sent.</summary>
    /// <param name="Leg">The leg.</param>
    /// <param name="Reason">Why, in one word.</param>
    public sealed record Drop(Leg Leg, string Reason) : TradeStep;
}

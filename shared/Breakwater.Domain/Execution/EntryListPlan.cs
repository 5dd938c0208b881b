using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Execution;

/// <summary>Whether an entry goes out with its stop, and over how much.</summary>
public static class EntryListPlan
{
    private const decimal BasisPoints = 10_000m;

    /// <summary>The list that gives protection in an instrument; none where the venue takes no such list.</summary>
    public static ListKind KindFor(Instrument instrument) => instrument.Permissions switch
    {
        { AllowsOto: true, AllowsOpo: true } => ListKind.Opo,
        { AllowsOto: true } => ListKind.Oto,
        _ => ListKind.None,
    };

    /// <summary>
    /// The trade with its stop as a second intent, to be sent with the entry; as it is where the venue takes no list,
    /// or the stop would be too small for it.
    /// </summary>
    /// <param name="trade">One entry order, of which nothing was sent.</param>
    /// <param name="feeBasisPoints">The most that the venue may take of what is bought, in base.</param>
    public static Trade WithStop(this Trade trade, decimal feeBasisPoints)
    {
        ListKind kind = KindFor(trade.Instrument);
        if (kind is ListKind.None || trade.Plan is not null || trade.Legs is not [{ State: LegState.Intent } entry])
        {
            return trade;
        }

        decimal received = trade.Instrument.QuantityDown(entry.Quantity * (1m - (feeBasisPoints / BasisPoints)));
        Leg stop = TradePlans.StopLeg(trade, kind is ListKind.Opo ? entry.Quantity : received, trade.CreatedAt);
        bool isTradable = received > 0m && received >= trade.Instrument.MinQuantity
            && trade.Instrument.WorthAtStop(entry.Quantity, trade.StopPrice, feeBasisPoints)
                >= trade.Instrument.MinNotional;

        return isTradable ? trade.With(stop) with { EntryList = kind } : trade;
    }
}

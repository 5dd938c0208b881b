using Breakwater.Local.Exchange.Rest;

namespace Breakwater.Local.Exchange.Trading;

/// <summary>Which types may be the upper and the lower leg of an OCO.</summary>
public static class OcoShape
{
    public static void Check(Ticket above, Ticket below)
    {
        CheckType(above);
        CheckType(below);
        if (above.Type == OrderType.LimitMaker && below.Type == OrderType.LimitMaker)
        {
            throw new RestException(-1168, "At least one OCO order must be contingent.");
        }

        Ticket stopSide = above.IsBuy ? above : below;
        Ticket limitSide = above.IsBuy ? below : above;
        if (stopSide.Type == OrderType.LimitMaker)
        {
            throw above.IsBuy
                ? new RestException(-1165, "A limit order in a buy OCO must be below.")
                : new RestException(-1166, "A limit order in a sell OCO must be above.");
        }

        if (limitSide.IsStopLoss)
        {
            throw above.IsBuy
                ? new RestException(-1196, "A stop loss order in a buy OCO must be above.")
                : new RestException(-1197, "A stop loss order in a sell OCO must be below.");
        }

        if (stopSide.IsStop && !stopSide.IsStopLoss)
        {
            throw above.IsBuy
                ? new RestException(-1198, "A take profit order in a buy OCO must be below.")
                : new RestException(-1199, "A take profit order in a sell OCO must be above.");
        }
    }

    /// <summary>The leg above the market first, which is how legs are admitted.</summary>
    public static IReadOnlyList<Order> UpperFirst(IEnumerable<Order> legs) => [.. legs.OrderByDescending(
        leg => leg.Ticket.IsStop ? !leg.Ticket.TriggersBelow : !leg.Ticket.IsBuy)];

    private static void CheckType(Ticket ticket)
    {
        if (!ticket.IsStop && ticket.Type != OrderType.LimitMaker)
        {
            throw new RestException(-1158, "Order type not supported in OCO.");
        }
    }
}

using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Risk;
using Breakwater.Domain.Tests.Risk;

namespace Breakwater.Domain.Tests.Execution;

/// <summary>Trades brought to a state by the same calls that the pipeline makes.</summary>
internal static class TestTrades
{
    public static readonly DateTimeOffset Now = RiskScenario.Now;

    /// <summary>Ten approved at up to 101.5, stop at 98.</summary>
    public static Trade Entering(decimal quantity = 10m)
    {
        var entry = new EntryApproval(RiskScenario.Symbol, quantity, 101.5m, quantity * 3.5m);
        var approved = new RiskDecision.Approved(
            entry, new Reservation("t1", RiskScenario.Symbol, entry.Risk, quantity * 101.5m), []);

        return TradePlans.Enter("t1", approved, RiskScenario.Breakout, RiskScenario.Instrument, ("test@1", "c1", Now));
    }

    /// <summary>The same with its stop in one request; a tenth of a percent may be taken of what is bought.</summary>
    public static Trade Listed(ListKind kind, decimal quantity = 10m)
    {
        Trade trade = Entering(quantity);
        var permissions = new VenuePermissions(VenueStatus.Trading, VenueOrderTypes.Limit)
        {
            AllowsOto = true,
            AllowsOpo = kind is ListKind.Opo,
        };

        return (trade with { Instrument = trade.Instrument with { Permissions = permissions } }).WithStop(10m);
    }

    /// <summary>The list was sent and not answered.</summary>
    public static Trade ListSent()
    {
        Trade trade = Listed(ListKind.Opo);

        return trade.SendingList((trade.Entry!, trade.EntryStop!), Now);
    }

    /// <summary>All of the entry is known to be filled, nothing of its stop.</summary>
    public static Trade ListFilled() => ListSent().Report("e1", OrderStatus.Filled, Now, Buy(1, 10m));

    /// <summary>Bought at 100 without fees, so R is 2; the stop rests.</summary>
    public static Trade Open(decimal quantity = 10m, decimal feeRate = 0m)
    {
        Trade bought = Entering(quantity).Sent(LegKind.Entry, OrderStatus.Filled, Buy(1, quantity, 100m, feeRate));
        var protect = Assert.IsType<TradeStep.Send>(TradeSteps.Next(bought, Now));

        return bought.Answer(protect.Leg, OrderStatus.Open);
    }

    public static Fill Buy(long id, decimal quantity, decimal price = 100m, decimal feeRate = 0m) =>
        new(id, price, quantity, quantity * feeRate, "BTC", Now);

    public static Fill Sale(long id, decimal quantity, decimal price = 100m, decimal feeRate = 0m) =>
        new(id, price, quantity, quantity * price * feeRate, "USDT", Now);

    /// <summary>The newest leg of a kind is sent, and answered so.</summary>
    public static Trade Sent(this Trade trade, LegKind kind, OrderStatus status, params Fill[] fills) =>
        trade.Answer(trade.Legs.Last(leg => leg.Kind == kind), status, fills);

    public static Trade Answer(this Trade trade, Leg leg, OrderStatus status, params Fill[] fills) =>
        trade.Sending(leg, Now).Report(leg, status, Now, fills);

    public static Trade Report(
        this Trade trade, Leg leg, OrderStatus status, DateTimeOffset now, params Fill[] fills) =>
        trade.Apply(leg, new OrderReport(leg.ClientOrderId, status, fills), now);

    public static Trade Report(
        this Trade trade, string leg, OrderStatus status, DateTimeOffset now, params Fill[] fills) =>
        trade.Report(trade.Legs.Single(other => other.Name == leg), status, now, fills);

    /// <summary>Does every step with an obliging venue: sales fill, stops rest, cancels succeed.</summary>
    public static Trade Settled(this Trade trade, decimal price)
    {
        long fill = 100 + trade.Legs.Sum(leg => leg.Fills.Count);
        for (int step = 0; step < 20; step++)
        {
            switch (TradeSteps.Next(trade, Now))
            {
                case TradeStep.Rest:
                    return trade;
                case TradeStep.Cancel cancel:
                    trade = trade.Report(cancel.Leg, OrderStatus.Cancelled, Now);
                    break;
                case TradeStep.Drop drop:
                    trade = trade.Drop(drop.Leg, drop.Reason, Now);
                    break;
                case TradeStep.Send { Leg.Kind: LegKind.Stop } stop:
                    trade = stop.Replacing is { } old ? trade.Report(old, OrderStatus.Cancelled, Now) : trade;
                    trade = trade.Answer(stop.Leg, OrderStatus.Open);
                    break;
                case TradeStep.Send send:
                    trade = trade.Answer(send.Leg, OrderStatus.Filled, Sale(fill++, send.Leg.Quantity, price));
                    break;
                default:
                    throw new InvalidOperationException("The obliging venue leaves no doubt.");
            }
        }

        throw new InvalidOperationException("The trade does not come to rest.");
    }
}

using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;
using Breakwater.Simulation.Exchange;
using Breakwater.Simulation.Outside;
using Breakwater.Simulation.Time;

namespace Breakwater.Simulation.Ports;

/// <summary>The venue takes an order: at once or late, seen at once or later, filled in full or in part.</summary>
internal sealed class OrderTaking(Site site)
{
    private static readonly TimeSpan LagMax = TimeSpan.FromSeconds(5);
    private readonly HashSet<string> doubted = [];

    private SpotExchange Exchange => site.Exchange;

    public OrderReport Now(OrderTicket ticket)
    {
        site.Watch.Reached(ticket);
        if (Exchange.Find(ticket.ClientOrderId) is { IsOpen: false } ended && ended.Lag > LagMax)
        {
            // That it came and has ended nobody could know, and the venue takes its id again: this is not covered.
            ended.Lag = TimeSpan.Zero;

            return new OrderReport(ticket.ClientOrderId, OrderStatus.Unknown, []);
        }

        bool isTakenEarlier = Exchange.Find(ticket.ClientOrderId) is { IsOpen: true };
        OrderReport report = WithDepth(ticket, () => Exchange.Take(ticket));
        if (isTakenEarlier)
        {
            // The adapter reads "duplicate" as taken earlier and asks for it.
            site.Outcomes.Count(Outcome.RejectedDuplicate);

            return Exchange.Find(ticket.ClientOrderId)!.ReportAt(site.Now)
                ?? new OrderReport(ticket.ClientOrderId, OrderStatus.Unknown, []);
        }

        if (report.Status is not OrderStatus.Rejected)
        {
            site.Watch.Accepted(ticket);
            Hide(Exchange.Find(ticket.ClientOrderId)!);
        }
        else
        {
            site.Trace.Add(null, "refused", report.Reason ?? string.Empty);
            site.Watch.Orders.Refused(ticket, report);
            // Nothing is wrong with the order: the adapter reads it as not accepted, to be made again later.
            report = report.Reason == Filters.Closed ? report with { Status = OrderStatus.NotFound } : report;
        }

        return report;
    }

    public ListReport List(OrderListRequest list)
    {
        OrderTicket[] tickets = [.. list.Orders.Select(OrderTicket.Of)];
        Array.ForEach(tickets, site.Watch.Reached);
        ListReport report = WithDepth(tickets[0], () => Exchange.TakeList(list));
        if (report.Orders[0] is { Status: OrderStatus.Rejected, Reason: Filters.Closed })
        {
            return report with
            {
                Orders = [.. report.Orders.Select(order => order with { Status = OrderStatus.NotFound })],
            };
        }

        foreach (OrderTicket ticket in tickets.Where(_ => report.Orders[0].Status is not OrderStatus.Rejected))
        {
            site.Watch.Accepted(ticket);
            Hide(Exchange.Find(ticket.ClientOrderId)!);
        }

        return report;
    }

    /// <summary>The venue timed out inside: it is done some time within its own ten seconds, or never.</summary>
    public void Later(Action deed)
    {
        Chance chance = site.Faults.Details(Fault.OrderTakenLate);
        if (chance.Happens(0.7))
        {
            site.Timeline.After(chance.UpTo(VenueAnswer.BackendTimeout), deed);
        }
    }

    /// <summary>As long on its way as it is valid, as long inside as may be, then behind in the copy.</summary>
    public void Slowest(Action deed, params IEnumerable<string> ids) =>
        site.Timeline.After(VenueAnswer.ReceiveWindow + VenueAnswer.BackendTimeout, () =>
        {
            deed();
            foreach (ExchangeOrder order in ids.Select(Exchange.Find).OfType<ExchangeOrder>())
            {
                order.Lag = LagMax;
            }
        });

    public ReplaceReport Replace(string restingId, OrderTicket ticket)
    {
        if (Exchange.Cancel(restingId) is not { } cancelled)
        {
            site.Outcomes.Count(Outcome.ReplaceNotTried);
            OrderReport resting = Exchange.Find(restingId)?.ReportAt(site.Now)
                ?? new OrderReport(restingId, OrderStatus.NotFound, []);

            return new ReplaceReport(
                resting,
                new OrderReport(ticket.ClientOrderId, OrderStatus.Rejected, [], "Order cancel-replace failed."));
        }

        OrderReport placed = site.Faults.Strikes(Fault.ReplaceHalfDone, VenueAnswer.Weight)
            ? new OrderReport(ticket.ClientOrderId, OrderStatus.Rejected, [], "-2022")
            : Now(ticket);
        site.Outcomes.Count(placed.Status is OrderStatus.Rejected ? Outcome.ReplacedHalf : Outcome.ReplacedBoth);

        return new ReplaceReport(cancelled, placed);
    }

    public void Count(OrderReport heard)
    {
        site.Outcomes.Count(heard.Status switch
        {
            OrderStatus.Unknown => Outcome.Unknown,
            OrderStatus.NotFound => Outcome.NotAccepted,
            OrderStatus.Rejected => Outcome.Rejected,
            OrderStatus.Filled => Outcome.AcceptedFilled,
            OrderStatus.Open when Exchange.Find(heard.ClientOrderId)?.Ticket.Type is OrderType.LimitMaker =>
                Outcome.SliceRested,
            OrderStatus.Expired when heard.Fills.Count > 0 => Outcome.AcceptedFilledInPart,
            _ => Outcome.Accepted,
        });
        if (heard.Status is OrderStatus.Unknown)
        {
            doubted.Add(heard.ClientOrderId);
        }
    }

    public void Count(ListReport heard)
    {
        site.Outcomes.Count(heard.Orders[0] switch
        {
            { Status: OrderStatus.Unknown } => Outcome.ListUnknown,
            { Status: OrderStatus.NotFound } => Outcome.ListNotAccepted,
            { Status: OrderStatus.Rejected } => Outcome.ListRejected,
            { Status: OrderStatus.Filled } => Outcome.ListFilled,
            { Fills.Count: > 0 } => Outcome.ListFilledInPart,
            _ => Outcome.ListUnfilled,
        });
        doubted.UnionWith(heard.Orders
            .Where(order => order.Status is OrderStatus.Unknown).Select(order => order.ClientOrderId));
    }

    public void CountQuery(OrderReport report)
    {
        bool wasInDoubt = doubted.Contains(report.ClientOrderId);
        site.Outcomes.Count(report.Status switch
        {
            OrderStatus.Unknown => Outcome.QueryUnknown,
            OrderStatus.NotFound => wasInDoubt ? Outcome.UnknownThenNotFound : Outcome.QueryNotFound,
            _ => wasInDoubt ? Outcome.UnknownThenFound : Outcome.QueryFound,
        });
    }

    private void Hide(ExchangeOrder order)
    {
        if (site.Faults.Strikes(Fault.LateVisible, VenueAnswer.Weight))
        {
            order.Lag = site.Faults.Details(Fault.LateVisible).UpTo(LagMax);
        }

        // Beyond every grace, but only where the venue itself refuses a second order: a resting stop.
        if (order.Ticket.IsStop && site.Faults.Strikes(Fault.HiddenLong, VenueAnswer.Weight))
        {
            order.Lag = site.Faults.Details(Fault.HiddenLong).Seconds(20, 60);
        }
    }

    private T WithDepth<T>(OrderTicket ticket, Func<T> take)
    {
        if (Exchange.Find(ticket.Symbol) is not { } listing
            || !site.Faults.Strikes(Fault.FilledInPart, VenueAnswer.Weight))
        {
            return take();
        }

        decimal depth = listing.Depth;
        decimal share = (decimal)site.Faults.Details(Fault.FilledInPart).Share();
        // A thin book: all twenty levels together hold a part of what is wanted.
        listing.Depth = Math.Max(
            listing.Instrument.QuantityDown(ticket.Quantity * share / 20m), listing.Instrument.LotStep);
        T taken = take();
        listing.Depth = depth;

        return taken;
    }
}

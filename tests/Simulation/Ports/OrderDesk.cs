using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;
using Breakwater.Simulation.Exchange;
using Breakwater.Simulation.Outside;

namespace Breakwater.Simulation.Ports;

/// <summary>What happens at the venue when a request arrives, and what its sender will hear.</summary>
internal sealed class OrderDesk(Site site)
{
    private readonly OrderTaking taking = new(site);

    private SpotExchange Exchange => site.Exchange;

    public (OrderReport Report, TimeSpan After) Submit(DateTimeOffset signed, OrderTicket ticket)
    {
        VenueAnswer answer = VenueAnswer.ToOrder(site, signed);
        Delay(answer, () => taking.Now(ticket), ticket.ClientOrderId);

        OrderReport report = answer.IsDone ? taking.Now(ticket) : Hear(ticket.ClientOrderId, OrderStatus.Unknown);
        OrderReport heard = answer.Hears is { } status ? Hear(ticket.ClientOrderId, status) : report;
        taking.Count(heard);
        Excuse(ticket.ClientOrderId, answer);

        return (heard, answer.After);
    }

    public (ListReport Report, TimeSpan After) SubmitList(DateTimeOffset signed, OrderListRequest list)
    {
        VenueAnswer answer = VenueAnswer.ToOrder(site, signed);
        Excuse(list.Orders[0].ClientOrderId, answer);
        Delay(answer, () => taking.List(list), list.Orders.Select(order => order.ClientOrderId));

        ListReport? report = answer.IsDone ? taking.List(list) : null;
        ListReport heard = answer.Hears is null && report is not null
            ? report
            : new ListReport(list.ClientListId, [.. list.Orders.Select(order =>
                Hear(order.ClientOrderId, answer.Hears ?? OrderStatus.Unknown))]);
        taking.Count(heard);

        return (heard, answer.After);
    }

    public (ReplaceReport? Both, TimeSpan After) Replace(DateTimeOffset signed, string restingId, OrderTicket ticket)
    {
        VenueAnswer answer = VenueAnswer.ToOrder(site, signed);
        Excuse(ticket.ClientOrderId, answer);
        Delay(answer, () => taking.Replace(restingId, ticket), ticket.ClientOrderId);

        ReplaceReport? done = answer.IsDone ? taking.Replace(restingId, ticket) : null;
        if (answer.Hears is null && done is not null)
        {
            return (done, answer.After);
        }

        OrderStatus status = answer.Hears ?? OrderStatus.Unknown;
        if (status is not OrderStatus.Unknown)
        {
            return (new ReplaceReport(Ask(restingId), Hear(ticket.ClientOrderId, status)), answer.After);
        }

        site.Outcomes.Count(Outcome.ReplaceUnknown);

        return (null, answer.After);
    }

    /// <summary>After an unknown replacement the adapter asks for both halves; that may fail too.</summary>
    public ReplaceReport AskBoth(string restingId, OrderTicket ticket) =>
        VenueAnswer.ToQuestion(site, Fault.QueryUnanswered).Hears is null
            ? new ReplaceReport(Ask(restingId), Known(Ask(ticket.ClientOrderId)))
            : new ReplaceReport(
                Hear(restingId, OrderStatus.Unknown), Hear(ticket.ClientOrderId, OrderStatus.Unknown));

    public (OrderReport Report, TimeSpan After) Cancel(Symbol symbol, string id)
    {
        VenueAnswer answer = VenueAnswer.ToQuestion(site, Fault.CancelUnanswered);
        bool isListed = Exchange.Find(symbol) is { Status: not ListingStatus.Gone };
        OrderReport? done = answer.IsDone && isListed ? Exchange.Cancel(id) : null;
        if (answer.Hears is not null || !isListed)
        {
            site.Outcomes.Count(Outcome.CancelUnknown);

            return (Hear(id, OrderStatus.Unknown), answer.After);
        }

        site.Outcomes.Count(done is null ? Outcome.CancelTooLate : Outcome.Cancelled);

        return (done ?? Ask(id), answer.After);
    }

    public (OrderReport Report, TimeSpan After) Query(Symbol symbol, string id)
    {
        VenueAnswer answer = VenueAnswer.ToQuestion(site, Fault.QueryUnanswered);
        bool isListed = Exchange.Find(symbol) is { Status: not ListingStatus.Gone };
        OrderReport report = answer.Hears is null && isListed ? Ask(id) : Hear(id, OrderStatus.Unknown);
        taking.CountQuery(report);

        return (report, answer.After);
    }

    public IReadOnlyList<VenueFill> Fills(Symbol symbol, long from) =>
        Exchange.Find(symbol) is not { Status: not ListingStatus.Gone }
            ? throw new OutsideTroubleException("Invalid symbol.")
            :
            [
                .. Exchange.Orders
                    .Where(order => order.Symbol == symbol)
                    .SelectMany(order => order.Fills
                        .Where(fill => fill.TradeId >= from && fill.At + order.Lag <= site.Now)
                        .Select(fill => new VenueFill(order.Number, order.Ticket.Side, fill)))
                    .OrderBy(fill => fill.Fill.TradeId)
                    .Take(1000),
            ];

    public IReadOnlyList<OpenOrder> Open() =>
    [
        .. Exchange.Resting
            .Where(order => order.ReportAt(site.Now) is 
            {
                Status: OrderStatus.Open or OrderStatus.PartiallyFilled or OrderStatus.Pending,
            })
            .Select(order => new OpenOrder(
                order.Symbol, order.ClientOrderId, order.Ticket.Side, order.Left, order.Ticket.StopPrice)
            {
                VenueOrderId = order.Number,
            }),
    ];

    internal static string NameOf(OrderStatus status) => status switch
    {
        OrderStatus.Unknown => "unknown",
        OrderStatus.NotFound => "not found",
        OrderStatus.Rejected => "rejected",
        OrderStatus.Open => "open",
        OrderStatus.PartiallyFilled => "partly filled",
        OrderStatus.Filled => "filled",
        OrderStatus.Cancelled => "cancelled",
        OrderStatus.Expired => "expired",
        OrderStatus.Pending => "pending",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    private void Delay(VenueAnswer answer, Action deed, params IEnumerable<string> ids)
    {
        if (answer.IsSlowest)
        {
            taking.Slowest(deed, ids);
        }
        else if (answer.IsLate)
        {
            taking.Later(deed);
        }
    }

    private void Excuse(string id, VenueAnswer answer)
    {
        if (answer.Hears is { } heard)
        {
            site.Watch.Orders.Failed(id, heard);
        }
    }

    private static OrderReport Hear(string id, OrderStatus status) => new(id, status, [], NameOf(status));

    private static OrderReport Known(OrderReport report) =>
        report.Status is OrderStatus.NotFound ? report with { Status = OrderStatus.Unknown } : report;

    private OrderReport Ask(string id) =>
        Exchange.Find(id)?.ReportAt(site.Now) ?? new OrderReport(id, OrderStatus.NotFound, []);
}

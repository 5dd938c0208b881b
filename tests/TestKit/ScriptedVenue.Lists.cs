using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;

namespace Breakwater.TestKit;

/// <content>An entry and its stop in one request (OTO and OPO).</content>
public sealed partial class ScriptedVenue
{
    /// <summary>How many answers still show the stop of the next list as waiting, although it was placed.</summary>
    public int NextPendingFor { get; set; }

    /// <summary>Requests that arrived to place something; a list is one.</summary>
    public int Requests { get; private set; }

    /// <summary>The lists that were taken, oldest first.</summary>
    public IReadOnlyList<OrderListRequest> Lists => lists;

    public async Task<ListReport> SubmitListAsync(OrderListRequest list, CancellationToken cancellationToken)
    {
        if (list.Kind is not (ListKind.Oto or ListKind.Opo))
        {
            throw new NotSupportedException($"{list.Kind}");
        }

        await ArriveAsync(list.Orders);
        VenueFault fault = IsDown ? VenueFault.LostAndUnknown : Next(submitFaults);
        var unknown = new ListReport(list.ClientListId, ForEach(list, OrderStatus.Unknown, null));
        if (fault is VenueFault.LostAndUnknown)
        {
            return unknown;
        }

        ListReport done = fault is VenueFault.Rejected
            ? new ListReport(list.ClientListId, ForEach(list, OrderStatus.Rejected, "fault"))
            : TakeList(list);

        return fault is VenueFault.DoneButUnknown ? unknown : done;
    }

    private ListReport TakeList(OrderListRequest list)
    {
        VenueOrder entry = Make(list.Orders[0], list.ClientListId);
        VenueOrder stop = Make(list.Orders[1], list.ClientListId);
        string? reason = Refusal(list.Orders[0], entry) ?? (Refuses(list.Orders[1]) ? "refused" : null);
        if (reason is not null)
        {
            refused.Add(entry);

            return new ListReport(list.ClientListId, ForEach(list, OrderStatus.Rejected, reason));
        }

        stop.Status = OrderStatus.Pending;
        stop.PendingFor = Math.Max(NextPendingFor, NextStaleFor);
        stop.StaleFor = 0;
        (NextInvisibleFor, NextStaleFor, NextPendingFor) = (0, 0, 0);
        orders.AddRange([entry, stop]);
        lists.Add(list);
        Execute(entry);
        if (entry.Status is OrderStatus.Filled)
        {
            Place(entry, stop, list.Kind);
        }
        else
        {
            stop.Status = OrderStatus.Expired;
        }

        return new ListReport(list.ClientListId, [entry.Report, stop.Shown()]);
    }

    private void Place(VenueOrder entry, VenueOrder stop, ListKind kind)
    {
        Instrument instrument = InstrumentOf(stop);
        stop.Quantity = kind is ListKind.Opo
            ? instrument.QuantityDown(entry.Filled * (1m - FeeRate))
            : stop.Quantity;
        bool isThrough = stop.StopPrice >= market.Top(stop.Symbol)?.BidPrice;
        bool isTooMuch = stop.Quantity > account.Free(instrument.BaseAsset);
        bool isTooLittle = stop.Quantity * stop.StopPrice < instrument.MinNotional;
        if (isThrough || isTooMuch || isTooLittle)
        {
            stop.Status = OrderStatus.Rejected;

            return;
        }

        stop.Status = OrderStatus.Open;
        Execute(stop);
    }

    private IEnumerable<VenueOrder> ListOf(VenueOrder order) => order.ListId is null
        ? [order]
        : orders.Where(other => other.ListId == order.ListId);

    private static OrderReport[] ForEach(OrderListRequest list, OrderStatus status, string? reason) =>
        [.. list.Orders.Select(order => new OrderReport(order.ClientOrderId, status, [], reason))];
}

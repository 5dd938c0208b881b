using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Tests.Risk;

namespace Breakwater.Domain.Tests.Execution;

/// <content>An entry and its stop in one request; each order is told about by itself, and as unreliably.</content>
internal sealed partial class UnreliableVenue
{
    /// <summary>Lists that were taken.</summary>
    public int Lists { get; private set; }

    /// <summary>Null when the asker died before it heard the answer.</summary>
    public (OrderReport Entry, OrderReport Stop)? SubmitList(OrderListRequest list, DateTimeOffset now)
    {
        int fault = dice.Next(IsHonest ? 1 : 8);
        string[] ids = [.. list.Orders.Select(order => order.ClientOrderId)];
        if (fault is 1 or 2 or 3)
        {
            OrderStatus told = fault is 2 ? OrderStatus.Rejected : OrderStatus.Unknown;

            return fault is 1 ? null : (Report(ids[0], told), Report(ids[1], told));
        }

        (Order entry, Order stop) = TakeList(list, now);

        return fault switch
        {
            4 => null,
            5 => (Report(ids[0], OrderStatus.Unknown), Report(ids[1], OrderStatus.Unknown)),
            6 => (Earlier(entry), Earlier(stop)),
            7 => (entry.Report, stop.History[0]),
            _ => (entry.Report, stop.Report),
        };
    }

    private (Order Entry, Order Stop) TakeList(OrderListRequest list, DateTimeOffset now)
    {
        Lists++;
        Order entry = new(list.Orders[0], now) { ListId = list.ClientListId };
        Order stop = new(list.Orders[1], now) { ListId = list.ClientListId };
        Doubles.AddRange(orders.Select(order => order.Id).Intersect([entry.Id, stop.Id]));
        entry.Become(OrderStatus.Open);
        stop.Become(OrderStatus.Pending);
        orders.AddRange([entry, stop]);
        Execute(entry);
        if (entry.Report.Status is not OrderStatus.Filled)
        {
            stop.Become(OrderStatus.Expired);

            return (entry, stop);
        }

        stop.Quantity = list.Kind is ListKind.Opo
            ? RiskScenario.Instrument.QuantityDown(entry.Quantity * (1m - FeeRate))
            : stop.Quantity;
        stop.Become(stop.Quantity > Held || stop.Request.StopPrice >= Price ? OrderStatus.Rejected : OrderStatus.Open);

        return (entry, stop);
    }
}

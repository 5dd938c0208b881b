using Breakwater.Local.Exchange.Accounts;

namespace Breakwater.Local.Exchange.Trading;

/// <summary>Cancels; whoever cancels one order of a list cancels the list.</summary>
public static class Cancellation
{
    /// <summary>The orders that were cancelled.</summary>
    public static IReadOnlyList<Order> Cancel(Account account, Order order, long now)
    {
        List<Order> orders = order.List is null ? [order] : [.. order.List.Orders.Where(leg => leg.IsOpen)];
        foreach (Order each in orders)
        {
            Settlement.Close(account, each, OrderStatus.Canceled, now);
        }

        return orders;
    }

    /// <summary>Pending orders of a working one that ended unfilled end with it.</summary>
    public static void ExpireOrphans(Account account, long now)
    {
        foreach (Order order in account.Open.Where(IsOrphan).ToList())
        {
            Settlement.Close(account, order, OrderStatus.Expired, now);
        }
    }

    private static bool IsOrphan(Order order) =>
        order.IsPending && order.List!.Working is { IsOpen: false, Status: not OrderStatus.Filled };
}

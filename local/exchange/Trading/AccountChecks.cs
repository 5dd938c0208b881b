using Breakwater.Local.Exchange.Accounts;
using Breakwater.Local.Exchange.Market;

namespace Breakwater.Local.Exchange.Trading;

/// <summary>The filters that count what an account has: open orders and its position.</summary>
public static class AccountChecks
{
    /// <summary>The filters that fail when these orders of one symbol are added.</summary>
    public static IEnumerable<string> Failures(Account account, IReadOnlyList<Ticket> tickets)
    {
        string symbol = tickets[0].Instrument.Symbol;
        SymbolFilters filters = tickets[0].Instrument.Listing.Filters;
        Counts added = Counts.Of(tickets, tickets.Count > 1 ? 1 : 0);
        Counts own = Counts.Of(
            account.Open.Select(order => order.Ticket).Where(ticket => ticket.Instrument.Symbol == symbol),
            account.Lists.Count(list => list.IsOpen && list.Symbol == symbol));
        Counts all = Counts.Of(
            account.Open.Select(order => order.Ticket), account.Lists.Count(list => list.IsOpen));
        return from check in new (string Name, int Added, int Open, int? Most)[]
            {
                ("MAX_NUM_ORDERS", added.Orders, own.Orders, filters.Own.Orders),
                ("MAX_POSITION", IsTooMuch(account, tickets, filters.MaxPosition) ? 1 : 0, 0, 0),
                ("MAX_NUM_ALGO_ORDERS", added.Stops, own.Stops, filters.Own.Stops),
                ("MAX_NUM_ICEBERG_ORDERS", added.Icebergs, own.Icebergs, filters.Own.Icebergs),
                ("MAX_NUM_ORDER_LISTS", added.Lists, own.Lists, filters.Own.Lists),
                ("EXCHANGE_MAX_NUM_ORDERS", added.Orders, all.Orders, filters.Exchange.Orders),
                ("EXCHANGE_MAX_NUM_ALGO_ORDERS", added.Stops, all.Stops, filters.Exchange.Stops),
                ("EXCHANGE_MAX_NUM_ICEBERG_ORDERS", added.Icebergs, all.Icebergs, filters.Exchange.Icebergs),
                ("EXCHANGE_MAX_NUM_ORDER_LISTS", added.Lists, all.Lists, filters.Exchange.Lists),
            }
            where check.Added > 0 && check.Open + check.Added > check.Most
            select check.Name;
    }

    /// <summary>What the account owns of an asset and what its open orders buy of it.</summary>
    public static decimal PositionOf(Account account, string asset)
    {
        Balance balance = account.Funds.Of(asset);
        return balance.Free + balance.Locked + account.Open
            .Where(order => order.Ticket.IsBuy && order.Ticket.Instrument.BaseAsset == asset)
            .Sum(order => order.Remaining);
    }

    private static bool IsTooMuch(Account account, IReadOnlyList<Ticket> tickets, decimal? most)
    {
        List<Ticket> buys = [.. tickets.Where(ticket => ticket.IsBuy)];
        return most is > 0 && buys.Count > 0
            && PositionOf(account, buys[0].Instrument.BaseAsset) + buys.Max(ticket => ticket.Quantity) > most;
    }

    private sealed record Counts(int Orders, int Stops, int Icebergs, int Lists)
    {
        public static Counts Of(IEnumerable<Ticket> tickets, int lists)
        {
            List<Ticket> all = [.. tickets];
            return new Counts(
                all.Count,
                all.Count(ticket => ticket.IsStop),
                all.Count(ticket => ticket.IcebergQuantity > 0),
                lists);
        }
    }
}

using Breakwater.Local.Exchange.Accounts;
using Breakwater.Local.Exchange.Faults;

namespace Breakwater.Local.Exchange.Trading;

/// <summary>The trading side. One request at a time, each after all that time has brought about.</summary>
public sealed class SpotEngine
{
    private readonly TimeFlow flow;
    private long now = long.MinValue;

    public SpotEngine(AccountBook accounts, FaultTable faults)
    {
        Accounts = accounts;
        Faults = faults;
        Liquidity liquidity = new();
        OrderMatching matching = new(liquidity, new Settlement());
        Entry entry = new(liquidity, matching, faults);
        flow = new TimeFlow(entry, matching);
        Placement = new Placement(entry, faults);
    }

    /// <summary>Held while anything here is read or changed.</summary>
    public Lock Gate { get; } = new();

    public AccountBook Accounts { get; }

    public FaultTable Faults { get; }

    public Placement Placement { get; }

    /// <summary>Brings all accounts to <paramref name="time"/>; returns the time at which they stand.</summary>
    public long Advance(long time)
    {
        now = Math.Max(now, time);
        foreach (Account account in Accounts.All)
        {
            flow.Advance(account, now);
            Cancellation.ExpireOrphans(account, now);
        }

        return now;
    }

    /// <summary>A halted symbol's orders are left alone until the halt ends.</summary>
    public void Stall(string? symbol, long until)
    {
        foreach (Order order in Accounts.All.SelectMany(account => account.Open))
        {
            if (symbol is null || order.Ticket.Instrument.Symbol == symbol)
            {
                order.StalledUntil = Math.Max(order.StalledUntil, until);
            }
        }
    }

    /// <summary>What the venue itself ends, for example because it no longer trades a symbol, has expired.</summary>
    public void ExpireAll(string symbol, long time)
    {
        foreach (Account account in Accounts.All)
        {
            foreach (Order order in account.Open.Where(each => each.Ticket.Instrument.Symbol == symbol).ToList())
            {
                Settlement.Close(account, order, OrderStatus.Expired, time);
            }
        }
    }

    /// <summary>All faults are over: what they held up goes on now.</summary>
    public void Resume()
    {
        foreach (Order order in Accounts.All.SelectMany(account => account.History.Orders))
        {
            order.StalledUntil = Math.Min(order.StalledUntil, now);
            order.VisibleFrom = Math.Min(order.VisibleFrom, now);
        }
    }
}

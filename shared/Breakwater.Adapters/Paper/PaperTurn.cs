using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;

namespace Breakwater.Adapters.Paper;

/// <summary>
/// One change of the paper account, all or nothing, and what it did to each order. Only here does money move.
/// </summary>
internal sealed class PaperTurn
{
    /// <summary>Fees are cut to eight decimals, as the venue's assets are.</summary>
    private const int FeeDecimals = 8;

    private readonly PaperAccount start;
    private readonly OrderedDictionary<long, PaperEvents> events = [];

    public PaperTurn(PaperAccount start)
    {
        this.start = start;
        Account = start;
    }

    /// <summary>The account as it is by now.</summary>
    public PaperAccount Account { get; private set; }

    /// <summary>Why nothing was done, in the venue's words; null when something was.</summary>
    public string? Refusal { get; private set; }

    public bool IsChanged => !ReferenceEquals(Account, start);

    /// <summary>What happened to each order that was touched, in the order in which they were first.</summary>
    public IReadOnlyCollection<PaperEvents> Events => events.Values;

    /// <summary>Takes everything back.</summary>
    public void Refuse(string reason)
    {
        Refusal = reason;
        Account = start;
        events.Clear();
    }

    /// <summary>Takes an order in, under the next number.</summary>
    public PaperOrder Add(PaperOrder order)
    {
        PaperOrder numbered = order with { Id = Account.NextOrderId };
        Settle([.. Account.Orders, numbered], numbered);
        Account = Account with { NextOrderId = numbered.Id + 1 };
        events[numbered.Id] = new PaperEvents(numbered, 0m);

        return numbered;
    }

    /// <summary>Changes an open order.</summary>
    public PaperOrder Put(PaperOrder order)
    {
        Settle(Replaced(order), order);
        EventsOf(order).Order = order;

        return order;
    }

    /// <summary>The order is over.</summary>
    public void End(PaperOrder order, OrderStatus status, string? reason = null)
    {
        PaperEvents ended = EventsOf(order);
        Settle([.. Account.Orders.Where(other => other.Id != order.Id)], order);
        ended.End(order, status, reason);
    }

    /// <summary>An open order trades.</summary>
    public PaperOrder Fill(PaperOrder order, PaperMarket market, BookLevel part, bool isMaker)
    {
        decimal value = part.Price * part.Quantity;
        PaperMove fee = Fee(order, market, part, isMaker);
        decimal sign = order.IsBuy ? 1m : -1m;
        PaperOrder filled = order with
        {
            Filled = order.Filled + part.Quantity,
            Received = !order.IsBuy ? 0m
                : order.Received + part.Quantity - (fee.Asset == order.BaseAsset ? fee.Amount : 0m),
        };
        EventsOf(order).Add(
            filled, new Fill(Account.NextTradeId, part.Price, part.Quantity, fee.Amount, fee.Asset, market.Now));
        Settle(
            Replaced(filled),
            filled,
            new PaperMove(order.BaseAsset, sign * part.Quantity),
            new PaperMove(order.QuoteAsset, -sign * value),
            fee with { Amount = -fee.Amount });
        Account = Account with { NextTradeId = Account.NextTradeId + 1 };

        return filled;
    }

    // Base for a purchase, quote for a sale; the discount asset instead while enough of it is free. Where it is itself
    // traded the plain rate holds.
    private PaperMove Fee(PaperOrder order, PaperMarket market, BookLevel part, bool isMaker)
    {
        PaperTerms terms = market.Terms;
        decimal rate = (isMaker ? terms.Fees.MakerBasisPoints : terms.Fees.TakerBasisPoints) / 10_000m;
        if (market.DiscountPrice is { } price && terms.Fees.DiscountAsset is { } asset
            && asset != order.BaseAsset && asset != order.QuoteAsset)
        {
            decimal discounted = Cut(part.Price * part.Quantity * rate * (1m - terms.DiscountShare) / price);
            if (discounted <= Account.Of(asset).Free)
            {
                return new PaperMove(asset, discounted);
            }
        }

        return order.IsBuy
            ? new PaperMove(order.BaseAsset, Cut(part.Quantity * rate))
            : new PaperMove(order.QuoteAsset, Cut(part.Price * part.Quantity * rate));
    }

    private static decimal Cut(decimal amount) => Math.Round(amount, FeeDecimals, MidpointRounding.ToZero);

    private PaperOrder[] Replaced(PaperOrder order) =>
        [.. Account.Orders.Select(other => other.Id == order.Id ? order : other)];

    // Every change of an order goes through the balances of both its assets: what it locks may have changed.
    private void Settle(IReadOnlyList<PaperOrder> orders, PaperOrder order, params PaperMove[] moves) =>
        Account = Account.With(
            orders, [new PaperMove(order.BaseAsset, 0m), new PaperMove(order.QuoteAsset, 0m), .. moves]);

    private PaperEvents EventsOf(PaperOrder order)
    {
        if (!events.TryGetValue(order.Id, out PaperEvents? found))
        {
            found = new PaperEvents(order, start.Find(order.Id)?.Filled ?? 0m);
            events[order.Id] = found;
        }

        return found;
    }
}

using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Simulation.Exchange;
using Breakwater.Simulation.Outside;
using Breakwater.Simulation.Time;

namespace Breakwater.Simulation.Scenarios;

/// <summary>What the market, the venue and other hands on the account do.</summary>
public sealed class MarketDeeds(Site site, MarketPath path)
{
    public void Do(Deed deed, Chance chance, int number)
    {
        Listing listing = chance.Of(site.Exchange.Listings.ToArray());
        switch (deed)
        {
            case Deed.Gap:
                site.Faults.Count(Fault.PriceGap);
                path.Jump(listing, 1m + (decimal)chance.Between(-0.08, 0.06));
                break;
            case Deed.BadPrice:
                site.Faults.Count(Fault.BadPrice);
                site.Weather.Begin(Fault.BadPrice, chance.Seconds(5, 60));
                break;
            case Deed.Halt:
            case Deed.CancelOnly:
                Close(listing, deed is Deed.Halt ? ListingStatus.Halted : ListingStatus.CancelOnly, chance);
                break;
            case Deed.Delist:
                Delist(listing);
                break;
            case Deed.StopCancelledByVenue:
            case Deed.StopCancelledByHand:
                CancelStop(
                    deed is Deed.StopCancelledByVenue ? Fault.StopCancelledByVenue : Fault.StopCancelledByHand, chance);
                break;
            case Deed.ForeignOrder:
                Order(listing, number);
                break;
            case Deed.ForeignBalance:
                Deposit(listing, chance);
                break;
            case Deed.BalanceTaken:
                Take(listing, chance);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(deed), deed, "No deed of the market.");
        }
    }

    private void Close(Listing listing, ListingStatus status, Chance chance)
    {
        if (listing.Status is not ListingStatus.Trading)
        {
            return;
        }

        site.Faults.Count(status is ListingStatus.Halted ? Fault.SymbolHalted : Fault.CancelOnly);
        listing.Status = status;
        site.Timeline.After(chance.Seconds(5, 120), () =>
            listing.Status = listing.Status is ListingStatus.Gone ? ListingStatus.Gone : ListingStatus.Trading);
    }

    // One at a time: with every instrument gone there is nothing left to see.
    private void Delist(Listing listing)
    {
        if (site.Exchange.Listings.Count(one => one.Status is not ListingStatus.Gone) > 1
            && listing.Status is ListingStatus.Trading)
        {
            site.Faults.Count(Fault.Delisted);
            site.Exchange.Delist(listing);
        }
    }

    private void CancelStop(Fault fault, Chance chance)
    {
        ExchangeOrder[] stops = [.. site.Exchange.Resting.Where(order => order.IsOpen && order.Ticket.IsStop)];
        if (stops.Length > 0)
        {
            site.Faults.Count(fault);
            ExchangeOrder stop = chance.Of(stops);
            site.Exchange.End(
                stop, fault is Fault.StopCancelledByVenue ? OrderStatus.Expired : OrderStatus.Cancelled);
        }
    }

    // The operator sells by hand, or moves coins to another account: all or a part, mostly after he has taken the stop
    // back, else what no order locks. Now and then they come back: at once, or when nobody thinks of them any more.
    private void Take(Listing listing, Chance chance)
    {
        bool takesOrdersBack = chance.Happens(0.7);
        foreach (ExchangeOrder order in site.Exchange.Resting
            .Where(one => takesOrdersBack && one.Symbol == listing.Symbol).ToArray())
        {
            site.Exchange.End(order, OrderStatus.Cancelled);
        }

        string asset = listing.Instrument.BaseAsset;
        decimal share = chance.Happens(0.4) ? 1m : (decimal)chance.Between(0.05, 0.99);
        decimal taken = Math.Round(site.Exchange.Account.Free(asset) * share, 8, MidpointRounding.ToZero);
        if (taken > 0m)
        {
            site.Faults.Count(Fault.BalanceTaken);
            site.Take(listing, taken);
            if (chance.Happens(0.3))
            {
                site.Timeline.After(
                    chance.Seconds(1, chance.Happens(0.5) ? 60 : 900), () => site.AddForeign(asset, taken));
            }
        }
    }

    private void Order(Listing listing, int number)
    {
        decimal quantity = listing.Instrument.LotStep * 1000;
        site.Faults.Count(Fault.ForeignOrder);
        site.AddForeign(listing.Instrument.BaseAsset, quantity);
        site.Exchange.Take(new OrderTicket(
            listing.Symbol, OrderSide.Sell, $"web-{number}", OrderType.Limit, quantity,
            listing.Instrument.PriceDown(listing.Bid * 3m), null));
    }

    private void Deposit(Listing listing, Chance chance)
    {
        site.Faults.Count(Fault.ForeignBalance);
        site.AddForeign(listing.Instrument.BaseAsset, listing.Instrument.LotStep * chance.Below(5000));
        site.AddForeign(listing.Instrument.QuoteAsset, chance.Below(500));
    }
}

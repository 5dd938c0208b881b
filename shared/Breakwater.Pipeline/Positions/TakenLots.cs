using System.Globalization;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Execution;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Positions;

/// <summary>Corrects the record of trades whose coins another hand took, so that what is left is protected.</summary>
/// <remarks>
/// Only what nothing else explains: what an order of ours holds at the venue is there, an order that may have filled
/// meanwhile is asked about first, and a question that fails says nothing. The trade as it was read before the venue
/// was asked must still be the stored one. Coins that come back are the owner's: they are left alone.
/// </remarks>
public sealed class TakenLots(
    BotSettings settings, ITradingVenue venue, IMarketData market, TradeLedger ledger, Committer committer,
    AlertDesk alerts)
{
    /// <summary>Which trades what is missing is to be taken from, oldest first; none when orders of ours lock
    /// it.</summary>
    /// <param name="missing">What of an asset is missing.</param>
    /// <param name="trades">The running trades in that asset, as read before the venue was asked.</param>
    /// <param name="resting">Every resting order of the account.</param>
    public static IEnumerable<LotShare> Shares(
        MissingLot missing, IEnumerable<Stored<Trade>> trades, IReadOnlyList<OpenOrder> resting)
    {
        decimal left = missing.Quantity;
        foreach (Stored<Trade> trade in trades.OrderBy(trade => trade.Value.CreatedAt))
        {
            decimal quantity = Math.Min(left, Loose(trade.Value, resting));
            if (Matters(trade.Value, quantity))
            {
                left -= quantity;
                yield return new LotShare(trade, quantity, missing.Since);
            }
        }
    }

    /// <summary>Takes it from the trade, unless its orders have moved or the price is not known.</summary>
    /// <exception cref="StaleTradeException">The trade has changed meanwhile; the next look decides.</exception>
    public async Task RecordAsync(LotShare share, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Trade trade = share.Trade.Value;
        if (!await HasMovedAsync(trade, cancellationToken)
            && await PriceAsync(trade, cancellationToken) is { } price)
        {
            await TakeAsync(share.Trade, new Taking(share.Quantity, price, share.Since, now), cancellationToken);
        }
    }

    // Less than a lot step is nothing, unless without it a whole lot less can be sold.
    private static bool Matters(Trade trade, decimal quantity) => quantity > trade.Instrument.LotStep
        || (quantity > 0m
            && trade.Instrument.QuantityDown(Math.Max(0m, trade.HeldQuantity - quantity)) < trade.SellableQuantity);

    // What an order of ours locks nobody can have taken.
    private static decimal Loose(Trade trade, IReadOnlyList<OpenOrder> resting) => trade.HeldQuantity - resting
        .Where(order => order.Side is OrderSide.Sell
            && trade.Legs.Any(leg => leg.ClientOrderId == order.ClientOrderId))
        .Sum(order => order.Quantity);

    private async Task<bool> HasMovedAsync(Trade trade, CancellationToken cancellationToken)
    {
        foreach (Leg leg in trade.Legs.Where(leg => leg.MayRest))
        {
            OrderReport report = await venue.QueryAsync(trade.Symbol, leg.ClientOrderId, cancellationToken);
            bool isAsKnown = report.Status is OrderStatus.Open or OrderStatus.PartiallyFilled
                && report.Fills.All(fill => leg.Fills.Any(known => known.TradeId == fill.TradeId));
            if (!isAsKnown)
            {
                return true;
            }
        }

        return false;
    }

    // Of an instrument that is listed no more the last price that is known stands for the bid.
    private async Task<decimal?> PriceAsync(Trade trade, CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<Instrument> instruments = await market.InstrumentsAsync(cancellationToken);
            if (instruments.Count > 0 && instruments.All(instrument => instrument.Symbol != trade.Symbol))
            {
                return trade.LastSalePrice;
            }

            IReadOnlyList<BookTop> tops = await market.BookTopsAsync([trade.Symbol], cancellationToken);

            return tops is [{ BidPrice: > 0m and var bid }] ? bid : null;
        }
        catch (OutsideTroubleException)
        {
            // Without a price it is not recorded yet.
            return null;
        }
    }

    private async Task TakeAsync(Stored<Trade> trade, Taking taking, CancellationToken cancellationToken)
    {
        string cause = $"taken-{taking.At:O}";
        Trade left = trade.Value.Take(taking);
        await ledger.SaveAsync(trade with { ReadFor = cause }, left, cancellationToken);
        Changes changes = new Changes(settings.Places.Trading)
            .Send(CarryOnTrade.For(settings.Bot, left, cause, askVenue: false, taking.At));
        await (left.HasEnded ? Task.FromResult(true) : committer.CommitAsync(changes, cancellationToken));

        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"{taking.Quantity:0.########} {left.Instrument.BaseAsset} of trade {left.Id} were taken from the account, "
            + $"worth {taking.Value:0.00}; {left.HeldQuantity:0.########} are left; no entries until resumed");
        await alerts.TellAsync(Takings.Reason, text, taking.At, cancellationToken);
    }
}

/// <summary>What of a trade is missing.</summary>
/// <param name="Trade">As read before the venue was asked.</param>
/// <param name="Quantity">Base currency, at most what it holds.</param>
/// <param name="Since">The first look that found it missing.</param>
public sealed record LotShare(Stored<Trade> Trade, decimal Quantity, DateTimeOffset Since);

using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Local.Exchange.Accounts;
using Breakwater.Local.Exchange.Market;
using Breakwater.Local.Exchange.Trading;
using Instrument = Breakwater.Domain.Markets.Instrument;

namespace Breakwater.Adapters.Tests.Binance.Filters;

public sealed class EverySymbolTests(ITestOutputHelper output)
{
    private const int WishesPerSymbol = 12;

    [Theory]
    [InlineData("2021-04-29", 1418)]
    [InlineData("2022-12-17", 2137)]
    [InlineData("2024-09-08", 1248)]
    public async Task Round_AnyWish_PassesOrIsDeniedForWhatRoundingCannotCure(string date, int symbols)
    {
        Snapshots snapshot = await Snapshots.ReadAsync(Snapshots.PathOf(date));
        Assert.Equal(symbols, snapshot.Instruments.Count);
        var chance = new Chance(7);
        var empty = new Account("key", 1);
        (int passed, int denied) = (0, 0);
        foreach (Instrument instrument in snapshot.Instruments)
        {
            SymbolMarket market = snapshot.Market(instrument, Snapshots.PriceOf(instrument, chance));
            VenueSituation situation = Known(market);
            var wishes = new WishMaker(instrument, situation.AveragePrice!.Value, chance);
            for (int count = 0; count < WishesPerSymbol; count++)
            {
                OrderShape wish = wishes.Next();
                OrderShape rounded = wishes.Round(wish);

                FilterVerdict verdict = OrderFilters.Check(rounded, instrument, situation);

                AssertNotLarger(wish, rounded);
                Assert.All(verdict.Failures, failure => Assert.False(IsCurable(failure, rounded, instrument),
                    $"{instrument.Symbol} {rounded}: {failure}"));
                Assert.Equal(
                    verdict.Failures.Select(failure => failure.Name),
                    FilterChecks.Failures(empty, [SimulatedAccount.Ticket(rounded, market)], Snapshots.Now).Distinct());
                (passed, denied) = verdict.IsPassed ? (passed + 1, denied) : (passed, denied + 1);
            }
        }

        output.WriteLine($"{date}: {symbols} symbols, {passed} passed, {denied} denied by name");
        Assert.True(passed > symbols && denied > symbols, $"{passed} passed, {denied} denied");
    }

    [Theory]
    [InlineData("2021-04-29")]
    [InlineData("2022-12-17")]
    [InlineData("2024-09-08")]
    public async Task Of_EverySymbol_LibraryAndSimulatorReadTheSameFilters(string date)
    {
        Snapshots snapshot = await Snapshots.ReadAsync(Snapshots.PathOf(date));

        Assert.All(snapshot.Instruments, instrument =>
        {
            VenueFilters ours = instrument.Filters!;
            Listing listing = snapshot.Listings.Find(instrument.Symbol.Value)!;
            SymbolFilters theirs = listing.Filters;
            Assert.Equal((theirs.Price!.Min, theirs.Price.Max, theirs.Price.Step),
                (ours.Price!.Min, ours.Price.Max, ours.Price.Tick));
            Assert.Equal((theirs.Lot!.Min, theirs.Lot.Max, theirs.Lot.Step),
                (ours.Lot!.Min, ours.Lot.Max, ours.Lot.Step));
            Assert.Equal(theirs.MarketLot?.Max, ours.MarketLot?.Max);
            Assert.Equal(theirs.MinNotional?.Min, ours.MinNotional?.Min);
            Assert.Equal(theirs.MinNotional?.OnMarket.Min, ours.MinNotional?.MinForMarket);
            Assert.Equal((theirs.Notional?.Min, theirs.Notional?.Max), (ours.Notional?.Min, ours.Notional?.Max));
            Assert.Equal(theirs.Notional?.OnMarket, ours.Notional is { } range
                ? (range.MinForMarket, range.MaxForMarket) : null);
            Assert.Equal(theirs.PercentPrice?.Up, ours.PercentPrice?.Up);
            Assert.Equal(theirs.BidPercentPrice?.Down, ours.PercentPriceBySide?.Bid.Down);
            Assert.Equal(theirs.AskPercentPrice?.Up, ours.PercentPriceBySide?.Ask.Up);
            Assert.Equal(theirs.MaxPosition, ours.MaxPosition);
            Assert.Equal((theirs.IcebergParts, theirs.Own.Orders, theirs.Own.Stops),
                (ours.IcebergParts, ours.InInstrument.Orders, ours.InInstrument.AlgoOrders));
            Assert.Equal(theirs.Trailing?.Above, ours.TrailingDelta is { } delta
                ? (delta.MinAbove, delta.MaxAbove) : null);
            Assert.Equal(listing.Status == "TRADING", instrument.Permissions!.Status is VenueStatus.Trading);
            Assert.Equal(listing.Allows("ocoAllowed"), instrument.Permissions.AllowsOco);
            Assert.Equal(listing.Allows("otoAllowed"), instrument.Permissions.AllowsOto);
            Assert.Equal(listing.Allows("cancelReplaceAllowed"), instrument.Permissions.AllowsCancelReplace);
            Assert.Equal(instrument.HasStopMarket, instrument.Permissions.OrderTypes.HasFlag(VenueOrderTypes.StopLoss));

            // So "price % tick" and "(price - minPrice) % tick", which older documentation has, are the same.
            Assert.Equal((0m, 0m), (ours.Price.Min % ours.Price.Tick, ours.Lot.Min % ours.Lot.Step));
        });
    }

    private static VenueSituation Known(SymbolMarket market) => VenueSituation.Unknown with
    {
        LastPrice = Units.PriceOf(market.Instrument, market.LastPrice(Snapshots.Now)),
        AveragePrice = FilterChecks.AveragePrice(market, Snapshots.Now, 5),
        Position = 0m,
        InInstrument = new OpenOrderCounts(0, 0, 0, 0),
        AtVenue = new OpenOrderCounts(0, 0, 0, 0),
    };

    private static void AssertNotLarger(OrderShape wish, OrderShape rounded)
    {
        Assert.True((rounded.Quantity ?? 0m) <= (wish.Quantity ?? 0m));
        Assert.True((rounded.Price ?? 0m) <= (wish.Price ?? 0m));
        Assert.True((rounded.StopPrice ?? 0m) >= (wish.StopPrice ?? 0m));
    }

    // What is too small or too cheap for the grid cannot be rounded up, nor what is too dear be rounded down.
    private static bool IsCurable(FilterFailure failure, OrderShape order, Instrument instrument) =>
        failure.Filter switch
        {
            VenueFilter.PriceFilter => !(order.Price is { } price && instrument.FitPriceDown(price) is null)
                && !(order.StopPrice is { } stop && instrument.FitPriceUp(stop) is null),
            VenueFilter.LotSize or VenueFilter.MarketLotSize => order.Quantity is { } quantity
                && (order.IsMarket ? instrument.FitMarketQuantity(quantity) : instrument.FitQuantity(quantity))
                    is not null,
            VenueFilter.IcebergParts => true,
            _ => false,
        };
}

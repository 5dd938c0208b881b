using Breakwater.Domain.Execution;
using Breakwater.Local.Exchange.Accounts;
using Breakwater.Local.Exchange.Faults;
using Breakwater.Local.Exchange.Market;
using Breakwater.Local.Exchange.Rest;
using Breakwater.Local.Exchange.Trading;
using Instrument = Breakwater.Domain.Markets.Instrument;
using VenueFilters = Breakwater.Domain.Markets.VenueFilters;

namespace Breakwater.Adapters.Tests.Binance.Filters;

/// <summary>Two filters that know nothing of each other, ours and the simulator's, judge the same orders.</summary>
public sealed class AgreementTests(ITestOutputHelper output)
{
    private const int OrdersPerSymbol = 200;

    [Theory]
    [InlineData(1)]
    [InlineData(20260728)]
    public async Task Check_TenThousandOrdersOverFiftySymbols_SaysWhatTheSimulatorSays(int seed)
    {
        Snapshots fifty = await FiftyAsync();
        Assert.Equal(50, fifty.Instruments.Count);
        var chance = new Chance((ulong)seed);
        Dictionary<string, int> refusals = [];
        var engine = new SpotEngine(new AccountBook(), new FaultTable());
        int orders = 0;
        for (int index = 0; index < fifty.Instruments.Count; index++)
        {
            Instrument instrument = fifty.Instruments[index];
            Instrument other = fifty.Instruments[(index + 1) % fifty.Instruments.Count];
            SymbolMarket market = fifty.Market(instrument, Snapshots.PriceOf(instrument, chance));
            SymbolMarket elsewhere = fifty.Market(other, Snapshots.PriceOf(other, chance));
            for (int count = 0; count < OrdersPerSymbol; count++)
            {
                decimal most = instrument.Filters!.MaxPosition ?? 1000m;
                decimal owned = most * chance.Of(0m, 0.9m, 0.999m, 1m, 1.1m);
                var account = new SimulatedAccount(market, elsewhere, owned, chance);
                var wishes = new WishMaker(instrument, account.Situation.AveragePrice!.Value, chance);
                IReadOnlyList<OrderShape> wish = wishes.NextOrders();

                FilterVerdict ours = OrderFilters.Check(wish, instrument, account.Situation);
                (string[] theirs, string? refusal) = Judge(engine, account.Account, wish, market);

                string[] names = [.. ours.Failures.Select(failure => failure.Name)];
                Assert.True(theirs.SequenceEqual(names), Text(instrument, wish, names, theirs));
                Assert.Equal(ours.Refusal, refusal);
                orders += 1;
                Count(refusals, names);
            }
        }

        output.WriteLine($"{orders} orders: {string.Join(", ", refusals.OrderBy(pair => pair.Key))}");
        Assert.Equal(10_000, orders);
        string[] all = [.. Enum.GetValues<VenueFilter>().Where(filter => filter != VenueFilter.None)
            .Select(FilterFailure.NameOf)];
        Assert.All(all.Append("passed"), name => Assert.True(refusals.GetValueOrDefault(name) > 0, name));
    }

    private static async Task<Snapshots> FiftyAsync()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("filters-").FullName, "exchangeInfo.json");
        await File.WriteAllTextAsync(path, FiftySymbols.Make().ToJsonString());
        try
        {
            Snapshots read = await Snapshots.ReadAsync(path);
            Assert.All(read.Instruments, one => Assert.Null(one.Filters!.InInstrument.IcebergOrders));

            return read with { Instruments = [.. read.Instruments.Select(one => WithIcebergs(one, read.Listings))] };
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, true);
        }
    }

    // Binance.Net knows EXCHANGE_MAX_NUM_ICEBERG_ORDERS only (SymbolFilterType.cs) and drops what the symbol has.
    private static Instrument WithIcebergs(Instrument instrument, Listings listings)
    {
        int? most = listings.Find(instrument.Symbol.Value)!.Filters.Own.Icebergs;
        VenueFilters filters = instrument.Filters!;

        return instrument with
        {
            Filters = filters with { InInstrument = filters.InInstrument with { IcebergOrders = most } },
        };
    }

    private static (string[] Failures, string? Refusal) Judge(
        SpotEngine engine, Account account, IReadOnlyList<OrderShape> wish, SymbolMarket market)
    {
        Ticket[] tickets = [.. wish.Select(order => SimulatedAccount.Ticket(order, market))];
        bool sellsProceeds = wish.Count > 1 && wish[1].Quantity is null;
        string[] failures =
            [.. FilterChecks.Failures(account, tickets, Snapshots.Now, sellsProceeds).Distinct()];
        try
        {
            engine.Placement.Check(account, tickets, Snapshots.Now, sellsProceeds);

            return (failures, null);
        }
        catch (RestException refusal)
        {
            // Icebergs that show more than all are refused too, but not by a filter.
            return (failures, refusal.Code == -1013 ? refusal.Message : null);
        }
    }

    private static void Count(Dictionary<string, int> counts, string[] names)
    {
        foreach (string name in names.DefaultIfEmpty("passed"))
        {
            counts[name] = counts.GetValueOrDefault(name) + 1;
        }
    }

    private static string Text(
        Instrument instrument, IReadOnlyList<OrderShape> wish, string[] ours, string[] theirs) =>
        $"{instrument.Symbol}: {string.Join(" + ", wish)}: ours {string.Join(",", ours)}, "
        + $"the simulator {string.Join(",", theirs)}; {instrument.Filters}";
}

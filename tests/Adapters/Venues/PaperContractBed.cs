using Breakwater.Adapters.Paper;
using Breakwater.Adapters.Tests.Paper;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;
using Breakwater.TestKit;

namespace Breakwater.Adapters.Tests.Venues;

/// <summary>The paper venue before a market that the test lays down, its rows in memory.</summary>
internal sealed class PaperContractBed : VenueContractBed
{
    private const int Levels = 400;
    private const int Minutes = 5;
    private const decimal Cent = 0.01m;
    private const decimal Volume = 1_000_000m;

    private readonly PaperMarketScript market = new();
    private readonly VirtualClock clock = new(TestRules.Start);
    private readonly decimal[] prices;
    private int moved;

    public PaperContractBed(decimal[] prices)
    {
        this.prices = prices;
        market.Add(Asset);
        Show(prices[0]);
        // Exact prices are asked for: an order meets the market at once.
        var terms = new PaperTerms(new Partition("Paper", "contract"), Quote, Equity, new FeeRates(10m, 10m, null))
        {
            Latency = TimeSpan.Zero,
        };
        Venue = new PaperVenue(terms, new MemoryStore(), market, clock);
    }

    public override ITradingVenue Venue { get; }

    public override Task MoveAsync()
    {
        // As in the simulator the market jumps: no trade is between two prices.
        decimal price = prices[Math.Min(++moved, prices.Length - 1)];
        for (int minute = 0; minute < Minutes; minute++)
        {
            market.Trade(Symbol, clock.Now.AddMinutes(minute), price, price, Volume);
        }

        clock.Advance(TimeSpan.FromMinutes(Minutes));
        Show(price);

        return Task.CompletedTask;
    }

    private void Show(decimal price) => market.Book(
        Symbol,
        [.. Enumerable.Range(1, Levels).Select(level => new BookLevel(price - (level * Cent), 1m))],
        [.. Enumerable.Range(1, Levels).Select(level => new BookLevel(price + (level * Cent), 1m))]);
}

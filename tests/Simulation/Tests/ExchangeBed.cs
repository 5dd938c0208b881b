using Breakwater.Domain.Markets;
using Breakwater.Simulation.Exchange;
using Breakwater.TestKit;

namespace Breakwater.Simulation.Tests;

/// <summary>An exchange with one instrument at 100 and an account that can buy.</summary>
internal sealed class ExchangeBed
{
    public static readonly Symbol Coin = Symbol.Of("AAAUSDT");

    public ExchangeBed(decimal coins = 0m)
    {
        Exchange = new SpotExchange(Clock);
        Exchange.List(Listing);
        Exchange.Account.Move("USDT", 10_000m, 0m);
        Exchange.Account.Move("AAA", coins, 0m);
    }

    public VirtualClock Clock { get; } = new(TestRules.Start);

    public Listing Listing { get; } = new(TestRules.Instrument("AAA"), 100m);

    public SpotExchange Exchange { get; }
}

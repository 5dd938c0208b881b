using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;
using FsCheck;
using FsCheck.Fluent;

namespace Breakwater.Adapters.Tests.Paper;

/// <summary>Whatever is done in whatever order: money is neither made nor lost.</summary>
public sealed class PaperMoneyTests
{
    private static readonly Symbol[] Symbols = [PaperBed.Btc, Symbol.Of("ETHUSDT")];

    private int bought;
    private int sold;
    private int stopped;

    [Fact]
    [Trait("SeedDefect", "27")]
    public void EveryCall_AnySequence_KeepsTheBooksStraight()
    {
        Prop.ForAll(
            ArbMap.Default.ArbFor<int[]>(),
            seeds => RunAsync(seeds).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(60));

        // Nothing is shown by sequences in which nothing happens.
        Assert.True(bought > 100 && sold > 20 && stopped > 3, $"{bought} bought, {sold} sold, {stopped} stopped");
    }

    private async Task<bool> RunAsync(int[] seeds)
    {
        var bed = new PaperBed();
        bed.Market.Add("ETH", 10m, 10.01m);
        var orders = new HashSet<(Symbol Symbol, string Id)>();
        var known = new Dictionary<long, (Symbol Symbol, OrderSide Side, Fill Fill)>();
        foreach ((int index, int seed) in seeds.Index())
        {
            uint mixed = unchecked(((uint)seed * 2654435761u) + ((uint)index * 0x9E3779B9u));
            mixed ^= mixed >> 15;
            var step = new PaperStep(bed, Symbols[mixed % 2], mixed >> 1, index);
            await step.ActAsync(orders);
            foreach ((Symbol symbol, string id) in orders)
            {
                OrderReport report = await bed.Venue.QueryAsync(symbol, id, default);
                foreach (Fill fill in report.Fills)
                {
                    OrderSide side = id.StartsWith('b') ? OrderSide.Buy : OrderSide.Sell;
                    Assert.True(known.TryAdd(fill.TradeId, (symbol, side, fill)) || known[fill.TradeId].Fill == fill);
                }
            }

            await AssertStraightAsync(bed, known.Values);
        }

        foreach ((Symbol symbol, string id) in orders)
        {
            bool isFilled = (await bed.Venue.QueryAsync(symbol, id, default)).Fills.Count > 0;
            bought += isFilled && id[0] == 'b' ? 1 : 0;
            sold += isFilled && id[0] == 's' ? 1 : 0;
            stopped += isFilled && (id[0] is 't' or 'r') ? 1 : 0;
        }

        return true;
    }

    private static async Task AssertStraightAsync(
        PaperBed bed, IEnumerable<(Symbol Symbol, OrderSide Side, Fill Fill)> fills)
    {
        var expected = new Dictionary<string, decimal> { ["USDT"] = 10_000m, ["BTC"] = 0m, ["ETH"] = 0m };
        foreach ((Symbol symbol, OrderSide side, Fill fill) in fills)
        {
            decimal sign = side is OrderSide.Buy ? 1m : -1m;
            expected[symbol.Value[..3]] += sign * fill.Quantity;
            expected["USDT"] -= sign * fill.Value;
            expected[fill.CommissionAsset] -= fill.Commission;
        }

        IReadOnlyList<OpenOrder> resting = await bed.Venue.OpenOrdersAsync(default);
        foreach (string asset in expected.Keys)
        {
            Balance balance = await bed.BalanceAsync(asset);
            Assert.Equal(expected[asset], balance.Free + balance.Locked);
            Assert.True(balance is { Free: >= 0m, Locked: >= 0m }, $"{balance}");
            Assert.Equal(
                resting.Where(order => order.Symbol.Value.StartsWith(asset, StringComparison.Ordinal))
                    .Sum(order => order.Quantity),
                balance.Locked);
        }
    }
}

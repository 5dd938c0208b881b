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

    [Fact]
    public void EveryCall_AnySequence_KeepsTheBooksStraight() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<int[]>(),
            seeds => RunAsync(seeds).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(60));

    private static async Task<bool> RunAsync(int[] seeds)
    {
        var bed = new PaperBed();
        bed.Market.Add("ETH", 10m, 10.01m);
        var orders = new HashSet<(Symbol Symbol, string Id)>();
        var known = new Dictionary<long, (Symbol Symbol, OrderSide Side, Fill Fill)>();
        foreach ((int index, int seed) in seeds.Index())
        {
            var step = new PaperStep(bed, Symbols[Math.Abs(seed % 2)], unchecked((uint)seed), index);
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

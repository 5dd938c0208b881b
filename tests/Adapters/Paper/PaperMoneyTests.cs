using Breakwater.Adapters.Paper;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;
using FsCheck;
using FsCheck.Fluent;

namespace Breakwater.Adapters.Tests.Paper;

/// <summary>Whatever is done in whatever order, by whichever instance: money is neither made nor lost.</summary>
public sealed class PaperMoneyTests
{
    private static readonly Symbol[] Symbols = [PaperBed.Btc, PaperBed.Btc, Symbol.Of("ETHUSDT")];

    private readonly Dictionary<(OrderType Type, OrderStatus Status), int> seen = [];

    [Fact]
    [Trait("SeedDefect", "27")]
    public void EveryCall_AnySequence_KeepsTheBooksStraight()
    {
        Prop.ForAll(
            ArbMap.Default.ArbFor<int[]>(),
            seeds => RunAsync(seeds).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(60).WithReplay(2026UL, 11UL));

        // Nothing is shown by sequences in which nothing happens.
        OrderType[] filled = [.. seen.Keys.Where(key => key.Status is OrderStatus.Filled).Select(key => key.Type)];
        Assert.Equal(Enum.GetValues<OrderType>().Except([OrderType.None]).Order(), filled.Order());
        OrderStatus[] statuses = [.. seen.Keys.Select(key => key.Status).Distinct()];
        Assert.Equal(
            [
                OrderStatus.NotFound, OrderStatus.Rejected, OrderStatus.Open, OrderStatus.PartiallyFilled,
                OrderStatus.Filled, OrderStatus.Cancelled, OrderStatus.Expired, OrderStatus.Pending,
            ],
            statuses.Order());
    }

    private async Task<bool> RunAsync(int[] seeds)
    {
        var bed = new PaperBed();
        bed.Market.Add("ETH", 10m, 10.01m);
        PaperVenue[] venues = [bed.Venue, bed.Instance()];
        var record = new PaperRecord();
        foreach ((int index, int seed) in seeds.Index())
        {
            uint mixed = unchecked(((uint)seed * 2654435761u) + ((uint)index * 0x9E3779B9u));
            mixed ^= mixed >> 15;
            await new PaperStep(bed, Symbols[mixed % 3], mixed >> 1, index).ActAsync(venues[index % 2], record);
            if (index % 7 == 0)
            {
                venues[index % 2] = bed.Instance();
            }

            await record.AskAsync(venues[(index + 1) % 2]);
            await AssertStraightAsync(bed, record);
            Remember(record);
        }

        await AssertListedAsync(bed, record);

        return true;
    }

    private void Remember(PaperRecord record)
    {
        foreach (OrderRequest order in record.Orders)
        {
            (OrderType, OrderStatus) key = (order.Type, record.Reports[order.ClientOrderId].Status);
            seen[key] = seen.GetValueOrDefault(key) + 1;
        }
    }

    private static async Task AssertStraightAsync(PaperBed bed, PaperRecord record)
    {
        var expected = new Dictionary<string, decimal> { ["USDT"] = 10_000m, ["BTC"] = 0m, ["ETH"] = 0m };
        foreach ((OrderRequest order, Fill fill) in record.Fills)
        {
            decimal sign = order.Side is OrderSide.Buy ? 1m : -1m;
            expected[order.Symbol.Value[..3]] += sign * fill.Quantity;
            expected["USDT"] -= sign * fill.Value;
            expected[fill.CommissionAsset] -= fill.Commission;
            Assert.True(IsWithinLimit(order, fill.Price), $"{order} was filled at {fill.Price}.");
        }

        foreach (OrderRequest order in record.Orders)
        {
            Assert.True(
                record.Reports[order.ClientOrderId].Fills.Sum(fill => fill.Quantity) <= order.Quantity, $"{order}");
        }

        IReadOnlyList<OpenOrder> resting = await bed.Venue.OpenOrdersAsync(default);
        foreach (string asset in expected.Keys)
        {
            Balance balance = await bed.BalanceAsync(asset);
            Assert.Equal(expected[asset], balance.Free + balance.Locked);
            Assert.True(balance is { Free: >= 0m, Locked: >= 0m }, $"{balance}");
            Assert.Equal(PaperLockOracle.Of(asset, resting, record), balance.Locked);
        }
    }

    // A trigger's fills are no better than the trigger, a limit's no worse than the limit.
    private static bool IsWithinLimit(OrderRequest order, decimal price)
    {
        bool isBuy = order.Side is OrderSide.Buy;
        bool isMarket = order.Type is OrderType.Market or OrderType.StopMarket or OrderType.TakeProfitMarket;
        bool isWithin = isMarket || (isBuy ? price <= order.Price : price >= order.Price);
        bool isHonest = order.Type is not (OrderType.StopMarket or OrderType.TakeProfitMarket)
            || (isBuy ? price >= order.StopPrice : price <= order.StopPrice);

        return isWithin && isHonest;
    }

    private static async Task AssertListedAsync(PaperBed bed, PaperRecord record)
    {
        foreach (Symbol symbol in Symbols.Distinct())
        {
            IReadOnlyList<VenueFill> listed = await bed.Venue.FillsAsync(symbol, 0, default);
            Assert.Equal(
                record.Fills.Where(known => known.Order.Symbol == symbol)
                    .Select(known => known.Fill)
                    .OrderBy(fill => fill.TradeId),
                listed.Select(fill => fill.Fill));
        }
    }
}

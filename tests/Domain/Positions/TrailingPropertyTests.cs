using Breakwater.Domain.Execution;
using Breakwater.Domain.Positions;
using Breakwater.Domain.Tests.Execution;
using FsCheck;
using FsCheck.Fluent;

namespace Breakwater.Domain.Tests.Positions;

public sealed class TrailingPropertyTests
{
    [Fact]
    public void Decide_AnyPath_StopNeverFallsAndAlwaysCoversThePosition()
    {
        Gen<(int Bid, int High)[]> paths = Gen.ArrayOf(
            from bid in Gen.Choose(9_850, 13_000) from high in Gen.Choose(9_850, 13_000) select (bid, high));

        Prop.ForAll(paths.ToArbitrary(), path =>
        {
            Trade trade = TestTrades.Open(feeRate: 0.001m);
            decimal risk = trade.InitialRisk;
            foreach ((int index, (int bid, int high)) in path.Index())
            {
                decimal price = bid / 100m;
                // A bid at the stop is the venue's business.
                if (trade.Status is not TradeStatus.Open || price <= trade.StopPrice)
                {
                    break;
                }

                decimal before = trade.RestingStop!.StopPrice!.Value;
                PositionDecision decision = PositionRulesTests.Look(
                    trade, price, candles: PositionRulesTests.After(4 + index, price, high / 100m));
                trade = decision.Trade.Settled(price);
                bool isCovered = trade.Status is TradeStatus.Closed
                    || (trade.RestingStop!.Quantity == trade.SellableQuantity
                        && trade.RestingStop.StopPrice == trade.StopPrice
                        && trade.RestingStop.StopPrice >= before);
                if (!isCovered || trade.InitialRisk != risk || trade.HeldQuantity < 0m)
                {
                    return false;
                }
            }

            return true;
        }).QuickCheckThrowOnFailure();
    }
}

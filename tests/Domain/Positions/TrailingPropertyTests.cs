using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Positions;
using Breakwater.Domain.Tests.Execution;
using Breakwater.Domain.Tests.Risk;
using FsCheck;
using FsCheck.Fluent;

namespace Breakwater.Domain.Tests.Positions;

/// <summary>Random walks under every kind of rule; a failure prints the seed that FsCheck replays.</summary>
public sealed class TrailingPropertyTests
{
    private const int Walks = 3_000;

    private static readonly Gen<ExitRules> AnyRules =
        from ladder in Gen.Choose(0, 6)
        from breakEven in Gen.Elements(0m, 0.5m, 1m, 2m)
        from trail in Gen.Elements(0.5m, 1m, 3m, 50m)
        from lookback in Gen.Choose(2, 12)
        from hang in Gen.Elements(0.5m, 1m, 2m)
        from least in Gen.Elements(0m, 0.1m, 0.5m)
        from step in Gen.Elements(0m, 50m, 150m)
        from exits in Gen.Elements(false, true)
        from more in Gen.Elements(0m, 0.3m, 1m)
        select PositionScenario.Quiet with
        {
            Targets = [.. Enumerable.Range(1, ladder).Select(r => new ProfitTarget(r, 1m / 7m))],
            BreakEvenAfterR = breakEven,
            TrailAfterR = trail,
            ChandelierLookback = lookback,
            ChandelierAtr = hang,
            MinStopStepAtr = least,
            TrailStepBasisPoints = step,
            TrailStepAfterR = 0.5m,
            FailedBreakoutCandles = exits ? 3 : 0,
            WeakImpulseCandles = exits ? 5 : 0,
            WeakImpulseMinPercent = 0.5m,
            VolatilityExitSigma = exits ? 3m : 0m,
            AddOn = new AddOnRules(more, 0.5m, 3m),
        };

    [Fact]
    public void Decide_AnyWalk_StopNeverFallsAndCoversThePositionAndRStays() => OnWalks((before, after, _) =>
        after.StopPrice >= before.StopPrice
        && after.InitialRisk == 2m
        && after.InitialRiskAmount == 20m
        && after.HeldQuantity >= 0m
        && (after.Status is TradeStatus.Closed
            || (after.RestingStop!.Quantity == after.SellableQuantity
                && after.RestingStop.StopPrice == after.StopPrice
                && after.RestingStop.StopPrice >= before.RestingStop!.StopPrice)));

    [Fact]
    public void Decide_AnyWalk_NoStopIsPlacedAtTheBidOrAbove()
    {
        int moves = 0;
        OnWalks((before, after, bid) =>
        {
            moves += after.StopPrice > before.StopPrice ? 1 : 0;

            return after.StopPrice == before.StopPrice || after.StopPrice < bid;
        });

        Assert.True(moves > Walks / 2, $"Only {moves} stops moved: the walks show nothing.");
    }

    [Fact]
    public void Decide_AnyWalk_TotalRiskAfterTheAddOnIsAtMostTheFirst()
    {
        int added = 0;
        OnWalks((before, after, _) =>
        {
            if (after.BoughtQuantity == before.BoughtQuantity)
            {
                return true;
            }

            added++;
            decimal stop = before.RestingStop!.StopPrice!.Value;
            decimal held = before.HeldQuantity * (before.EntryPrice - stop);
            Fill more = after.Purchases.Last();

            return before.BoughtQuantity == 10m
                && more.Quantity <= 10m
                && held + (more.Quantity * (more.Price - stop)) <= 20m
                && after.HeldQuantity * (after.EntryPrice - after.RestingStop!.StopPrice) <= 20m;
        });

        Assert.True(added > 200, $"Only {added} add-ons: the walks show nothing.");
    }

    private static void OnWalks(Func<Trade, Trade, decimal, bool> holds)
    {
        Gen<(ExitRules Rules, int Drift, int[] Steps)> walks =
            from rules in AnyRules
            from drift in Gen.Choose(-10, 25)
            from steps in Gen.ArrayOf(Gen.Choose(-90, 90), 60)
            select (rules, drift, steps);

        Prop.ForAll(walks.ToArbitrary(), walk => Walk(walk.Rules, walk.Drift, walk.Steps, holds))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Walks));
    }

    // Four looks for each candle: three at the bid alone, one with the candle that has just closed.
    private static bool Walk(ExitRules rules, int drift, int[] steps, Func<Trade, Trade, decimal, bool> holds)
    {
        Trade trade = TestTrades.Open();
        List<Candle> candles = [.. Enumerable.Range(-25, 26).Select(PositionScenario.At)];
        List<decimal> prices = [];
        decimal price = 100.5m;
        foreach ((int index, int step) in steps.Index())
        {
            price = decimal.Round(price * (1m + ((step + drift) / 10_000m)), 3);
            prices.Add(price);
            // A bid at the stop is the venue's business.
            if (trade.Status is not TradeStatus.Open || price <= trade.StopPrice)
            {
                return true;
            }

            bool closes = index % 4 == 3;
            if (closes)
            {
                candles.Add(new Candle(
                    PositionScenario.OpenTime((index / 4) + 1), prices[0], prices.Max(), prices.Min(), price, 5m));
                prices = [];
            }

            Trade after = Look(trade, rules, price, closes ? candles : null);
            if (!holds(trade, after, price))
            {
                return false;
            }

            trade = after;
        }

        return true;
    }

    private static Trade Look(Trade trade, ExitRules rules, decimal bid, List<Candle>? candles)
    {
        CandleSeries? series = candles is null
            ? null
            : new CandleSeries(RiskScenario.Symbol, Timeframe.M15, candles.ToArray());
        AddOnLimits limits = AddOnScenario.Free with { Rules = AddOnScenario.Limits with { MaxPositionPercent = 90m } };

        return PositionRules.Decide(
            trade, new PositionLook(bid, series, PositionScenario.Now) { AddOn = limits }, rules).Trade.Settled(bid);
    }
}

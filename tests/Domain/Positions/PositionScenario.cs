using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Positions;
using Breakwater.Domain.Tests.Execution;
using Breakwater.Domain.Tests.Risk;

namespace Breakwater.Domain.Tests.Positions;

/// <summary>Ten bought at 100 with the stop at 98 (R and ATR are 2), and rules of which none is on yet.</summary>
internal static class PositionScenario
{
    public static readonly DateTimeOffset Now = TestTrades.Now;

    public static readonly AddOnRules NoAddOn = new(0m, 0m, 0m);

    public static ExitRules Quiet { get; } =
        new([], 20m, 50m, 10, 2m, 0.1m, 0, 1_000m, -1m, 1_000m, 0m, 0m, 0m, 0, 0m, 0, 0m, 0m, NoAddOn);

    public static DateTimeOffset OpenTime(int age) => RiskScenario.Breakout.CandleOpenTime.AddMinutes(15 * age);

    /// <summary>The candle so many after the signal's own: from 100.5 to 100.5, between 100 and 101.</summary>
    public static Candle At(int age) => new(OpenTime(age), 100.5m, 101m, 100m, 100.5m, 10m);

    /// <summary>Candles from 30 before the signal's own, some of them in the place of the usual ones.</summary>
    public static CandleSeries Until(int age, params Candle[] special) => From(-30, age, special);

    public static CandleSeries From(int first, int age, params Candle[] special) => new(
        RiskScenario.Symbol,
        Timeframe.M15,
        [
            .. Enumerable.Range(first, age - first + 1).Select(At).Select(usual =>
                special.FirstOrDefault(other => other.OpenTime == usual.OpenTime, usual)),
        ]);

    public static PositionDecision Look(
        this ExitRules rules, Trade trade, decimal bid, CandleSeries? candles = null, double hours = 0) =>
        PositionRules.Decide(trade, new PositionLook(bid, candles, Now.AddHours(hours)), rules);

    /// <summary>The outcome and where the stop should be after it.</summary>
    public static (string Outcome, decimal Stop) Stop(
        this ExitRules rules, decimal bid, CandleSeries? candles = null, Trade? trade = null)
    {
        PositionDecision decision = rules.Look(trade ?? TestTrades.Open(), bid, candles);

        return (decision.Outcome, decision.Trade.StopPrice);
    }

    /// <summary>One target was taken, so what ends with the first target has ended.</summary>
    public static Trade AfterTarget() => TestTrades.Open().TakeTarget(1, 4m, 102m, Now).Settled(102m);
}

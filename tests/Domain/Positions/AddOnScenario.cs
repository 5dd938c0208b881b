using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Positions;
using Breakwater.Domain.Risk;
using Breakwater.Domain.Tests.Execution;
using Breakwater.Domain.Tests.Risk;

namespace Breakwater.Domain.Tests.Positions;

/// <summary>
/// Ten bought at 100 whose stop rests at 100.2, so five more may be added at a bid of 101 for up to 101.35.
/// </summary>
internal static class AddOnScenario
{
    public const decimal Price = 101.35m;
    public const decimal Notional = 5m * Price;

    public static ExitRules Rules { get; } = PositionScenario.Quiet with { AddOn = new AddOnRules(0.5m, 0.5m, 0.5m) };

    public static RiskRules Limits { get; } = RiskScenario.Limits with
    {
        MaxOpenRiskPercent = 5m,
        MaxPositionPercent = 30m,
        MaxExposurePercent = 90m,
        MaxDailyLossPercent = 3m,
        MaxDrawdownPercent = 10m,
        FeeBasisPoints = 10m,
        SlippageBasisPoints = 5m,
        MaxSpreadBasisPoints = 30m,
        MaxPositionNotional = 1_000_000m,
    };

    public static Portfolio Ledger { get; } = new Portfolio(10_000m, 0m, 0m)
        .At(PositionScenario.Now)
        .Reserve(new Reservation("t1", RiskScenario.Symbol, 35m, 1_015m));

    public static AddOnLimits Free { get; } = new(TradingState.Active, Ledger, Limits, 10_000m);

    /// <summary>All closes at 101, so the average is 101 too.</summary>
    public static CandleSeries Flat(int first = -30, int age = 2) => PositionScenario.From(
        first,
        age,
        [.. Enumerable.Range(first, age - first + 1).Select(slot => PositionScenario.At(slot) with { Close = 101m })]);

    public static Trade Ready(decimal stop = 100.2m) =>
        TestTrades.Open().WithHigherStop(stop, "break-even", PositionScenario.Now).Settled(101m);

    public static PositionDecision Decide(
        Trade trade, decimal bid = 101m, AddOnLimits? limits = null, ExitRules? rules = null,
        CandleSeries? candles = null) =>
        PositionRules.Decide(
            trade,
            new PositionLook(bid, candles ?? Flat(), PositionScenario.Now) { AddOn = limits ?? Free },
            rules ?? Rules);

    /// <summary>The trade with its add-on planned and not sent.</summary>
    public static Trade Planned() => Decide(Ready()).Trade;

    public static Leg AddOn(this Trade trade) => trade.Legs.Last(leg => leg.Kind is LegKind.AddOn);

    public static string Outcome(AddOnLimits limits) => Decide(Ready(), limits: limits).Outcome;

    /// <summary>The check that stood against the add-on.</summary>
    public static Check Refusal(AddOnLimits limits)
    {
        PositionDecision decision = Decide(Ready(), limits: limits);
        Assert.Equal("hold", decision.Outcome);
        Assert.Null(decision.Portfolio);

        return decision.Checks.Single(check => !check.Passed);
    }
}

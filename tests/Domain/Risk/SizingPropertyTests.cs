using Breakwater.Domain.Markets;
using Breakwater.Domain.Risk;
using FsCheck;
using FsCheck.Fluent;

namespace Breakwater.Domain.Tests.Risk;

public sealed class SizingPropertyTests
{
    private static readonly Gen<SizingCase> Cases =
        from equity in Gen.Choose(1, 1_000_000)
        from more in Gen.Choose(0, 1_000_000)
        from entry in Gen.Choose(2, 10_000_000)
        from distance in Gen.Choose(1, 10_000_000)
        from free in Gen.Choose(0, 1_000_000)
        from step in Gen.Choose(1, 100_000)
        from risk in Gen.Choose(1, 500)
        from share in Gen.Choose(100, 10_000)
        from notional in Gen.Choose(1, 1_000_000)
        from most in Gen.Choose(0, 1_000)
        select new SizingCase(
            (equity, equity + more),
            entry / 100m,
            // Below the entry and above zero.
            Math.Min(distance, entry - 1) / 100m,
            free,
            RiskScenario.Instrument with { LotStep = step / 10_000m, MaxQuantity = most },
            RiskScenario.Limits with
            {
                RiskPerTradePercent = risk / 100m,
                MaxPositionPercent = share / 100m,
                MaxPositionNotional = notional,
            });

    [Fact]
    public void Size_AnyNumbers_IsOnTheStepAndBelowEveryLimit() => Seeded.Holds(
        Prop.ForAll(Cases.ToArbitrary(), one =>
        {
            decimal size = one.Size(one.Equity.Some);
            Instrument instrument = one.Instrument;

            return size >= 0m
                && size % instrument.LotStep == 0m
                && one.Breaks(size) is null
                && (instrument.MaxQuantity == 0m || size <= instrument.MaxQuantity);
        }),
        1_000);

    [Fact]
    public void Size_OneStepLarger_WouldBreakALimit() => Seeded.Holds(
        Prop.ForAll(Cases.ToArbitrary(), one =>
        {
            decimal larger = one.Size(one.Equity.Some) + one.Instrument.LotStep;
            decimal most = one.Instrument.MaxQuantity;

            return one.Breaks(larger) is not null || (most > 0m && larger > most);
        }),
        1_000);

    [Fact]
    public void Size_MoreEquity_IsNeverSmaller() => Seeded.Holds(
        Prop.ForAll(Cases.ToArbitrary(), one => one.Size(one.Equity.More) >= one.Size(one.Equity.Some)),
        1_000);

    [Fact]
    public void Assess_AnyFactors_NeverRiskMoreThanWithoutThem()
    {
        Gen<int[]> factors = Gen.ArrayOf(Gen.Choose(-50, 200), 6);

        Seeded.Holds(Prop.ForAll(factors.ToArbitrary(), percent =>
        {
            decimal[] factor = [.. percent.Select(one => one / 100m)];
            RiskScenario scenario = RiskScenario.Approving().Under(rules => rules with
            {
                Reductions = new ReductionRules(
                    0m, factor[0], 0m, factor[1], factor[2], factor[3], factor[4], 0.5m, factor[5]),
                MaxOpenPositions = 1,
            });
            decimal product = new[] { 0, 1, 2, 5 }.Aggregate(1m, (all, at) => all * Math.Clamp(factor[at], 0m, 1m));

            return scenario.Assess() switch
            {
                RiskDecision.Approved approved => approved.Entry.Risk <= 100m * product,
                RiskDecision.Denied denied => product * 100m / 3.5m < 0.053m
                    && denied.Reason is DenialReason.QuantityBelowMinimum or DenialReason.NotionalBelowMinimum,
                _ => false,
            };
        }));
    }
}

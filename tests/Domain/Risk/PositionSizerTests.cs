using Breakwater.Domain.Markets;
using Breakwater.Domain.Risk;
using FsCheck;
using FsCheck.Fluent;

namespace Breakwater.Domain.Tests.Risk;

public sealed class PositionSizerTests
{
    [Theory]
    [InlineData(100, 98, 10000, 30)] // 1 % risk would be 50; 30 % of the value is 30
    [InlineData(100, 90, 10000, 10)]
    [InlineData(100, 90, 500, 4.995)] // the fee of 0.1 % is left
    [InlineData(100, 90, 0, 0)]
    [InlineData(100, 90, -1, 0)]
    public void Size_EachLimit_CutsIt(decimal entry, decimal stop, decimal free, decimal expected) =>
        Assert.Equal(expected, PositionSizer.Size(
            10_000m, entry, stop, free, (RiskScenario.Instrument, RiskScenario.Limits)));

    [Theory]
    [InlineData(100, 100)]
    [InlineData(100, 101)]
    [InlineData(0, -1)]
    [InlineData(-1, -2)]
    public void Size_StopNotBelowEntryOrEntryNotPositive_Throws(decimal entry, decimal stop) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PositionSizer.Size(
            10_000m, entry, stop, 10_000m, (RiskScenario.Instrument, RiskScenario.Limits)));

    [Fact]
    public void Size_VenueMaximum_CutsIt() => Assert.Equal(2m, PositionSizer.Size(
        10_000m, 100m, 90m, 10_000m, (RiskScenario.Instrument with { MaxQuantity = 2m }, RiskScenario.Limits)));

    [Fact]
    public void Size_AnyNumbers_NeverBreaksALimitAndIsOnStep()
    {
        Gen<(int Equity, int Entry, int Distance, int Free, int Step)> cases =
            from equity in Gen.Choose(1, 1_000_000)
            from entry in Gen.Choose(1, 100_000)
            from distance in Gen.Choose(1, 100_000)
            from free in Gen.Choose(0, 1_000_000)
            from step in Gen.Choose(1, 100_000)
            select (equity, entry, distance, free, step);

        Seeded.Holds(Prop.ForAll(cases.ToArbitrary(), sample =>
        {
            decimal entry = sample.Entry / 37m;
            decimal stop = entry - (sample.Distance / 1_000m);
            Instrument instrument = RiskScenario.Instrument with { LotStep = sample.Step / 10_000m };

            decimal size = PositionSizer.Size(
                sample.Equity, entry, stop, sample.Free, (instrument, RiskScenario.Limits));

            return size >= 0m
                && size % instrument.LotStep == 0m
                && size * (entry - stop) <= sample.Equity * 0.01m * (1m + 1e-20m)
                && size * entry <= sample.Equity * 0.3m * (1m + 1e-20m)
                && size * entry * 1.001m <= sample.Free * (1m + 1e-20m);
        }));
    }

    [Fact]
    public void Assess_ManySignalsInARow_OpenRiskAndExposureNeverPassTheLimits()
    {
        Gen<int[]> stops = Gen.ArrayOf(Gen.Choose(1, 500));

        Seeded.Holds(Prop.ForAll(stops.ToArbitrary(), distances =>
        {
            RiskScenario scenario = RiskScenario.Approving();
            RiskRules rules = scenario.Rules with { MaxOpenPositions = 100, MaxCostToRisk = 1m };
            Portfolio portfolio = scenario.Context.Portfolio!;
            foreach ((int index, int distance) in distances.Index())
            {
                Symbol symbol = Symbol.Of($"C{index}USDT");
                RiskDecision decision = RiskGate.Assess(
                    $"t{index}",
                    scenario.Signal with { Symbol = symbol, StopPrice = 101m - (distance / 10m) },
                    scenario.Context with { Portfolio = portfolio },
                    rules);
                portfolio = decision is RiskDecision.Approved approved
                    ? portfolio.Reserve(approved.Reservation)
                    : portfolio;
            }

            // The gate compares per cents rounded to six digits.
            return portfolio.OpenRisk <= 500m + 0.0001m && portfolio.Exposure <= 9_000m + 0.0001m;
        }));
    }
}

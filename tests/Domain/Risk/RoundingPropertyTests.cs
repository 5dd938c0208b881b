using Breakwater.Domain.Markets;
using FsCheck;
using FsCheck.Fluent;

namespace Breakwater.Domain.Tests.Risk;

public sealed class RoundingPropertyTests
{
    // A step as venues have them, 1e-8 to 1000 times a small number, and a value of up to 12 digits.
    private static readonly Gen<(decimal Value, decimal Step)> Cases =
        from digits in Gen.Choose(0, int.MaxValue)
        from scale in Gen.Choose(0, 8)
        from factor in Gen.Choose(1, 25)
        from exponent in Gen.Choose(-8, 3)
        select (new decimal(digits, 0, 0, false, (byte)scale), factor * Power(exponent));

    [Fact]
    public void QuantityDown_AnyStep_IsOnItAtMostTheValueAndWithinOneStep() => Seeded.Holds(
        Prop.ForAll(Cases.ToArbitrary(), sample =>
        {
            Instrument instrument = RiskScenario.Instrument with { LotStep = sample.Step };
            decimal down = instrument.QuantityDown(sample.Value);

            return down <= sample.Value
                && down % sample.Step == 0m
                && sample.Value - down < sample.Step
                && instrument.QuantityDown(down) == down
                && instrument.QuantityDown(sample.Value + sample.Step) == down + sample.Step;
        }),
        1_000);

    [Fact]
    public void PriceDownAndUp_AnyTick_EncloseTheValueOnNeighbouringTicks() => Seeded.Holds(
        Prop.ForAll(Cases.ToArbitrary(), sample =>
        {
            Instrument instrument = RiskScenario.Instrument with { TickSize = sample.Step };
            decimal down = instrument.PriceDown(sample.Value);
            decimal up = instrument.PriceUp(sample.Value);

            return down <= sample.Value
                && sample.Value <= up
                && down % sample.Step == 0m
                && up % sample.Step == 0m
                && up - down == (sample.Value == down ? 0m : sample.Step)
                && instrument.PriceDown(down) == down
                && instrument.PriceUp(up) == up;
        }),
        1_000);

    [Fact]
    public void Rounding_WithoutAStep_ChangesNothing() => Seeded.Holds(
        Prop.ForAll(Cases.ToArbitrary(), sample =>
        {
            Instrument free = RiskScenario.Instrument with { LotStep = 0m, TickSize = 0m };

            return free.QuantityDown(sample.Value) == sample.Value
                && free.PriceDown(sample.Value) == sample.Value
                && free.PriceUp(sample.Value) == sample.Value;
        }));

    private static decimal Power(int exponent)
    {
        decimal power = 1m;
        for (int index = 0; index < Math.Abs(exponent); index++)
        {
            power = exponent > 0 ? power * 10m : power / 10m;
        }

        return power;
    }
}

using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Risk;
using Breakwater.Domain.Tests.Risk;
using FsCheck;
using FsCheck.Fluent;

namespace Breakwater.Domain.Tests.Execution;

public sealed class ExecutionPlannerTests
{
    private const decimal Stop = 98m;
    private static readonly DepthRules Depth = new(100m, 5m, 0.25m, 0.3m);
    private static readonly ExecutionRules Rules = new(2, 12, 3m, 10m, 1m, 15m, 1_000m, 0.25m);

    private static readonly Gen<Case> Cases =
        from lots in Gen.Choose(1, 1_000_000)
        from offered in Gen.Choose(1, 4_000_000)
        from step in Gen.Elements(0.001m, 0.01m, 0.5m, 1m, 7m)
        from least in Gen.Choose(1, 30)
        from more in Gen.Choose(0, 20)
        from minNotional in Gen.Choose(0, 5_000)
        select new Case(
            lots * step,
            offered * step,
            RiskScenario.Instrument with { LotStep = step, MinQuantity = step, MinNotional = minNotional },
            Rules with { MinSlices = least, MaxSlices = least + more });

    [Theory]
    [InlineData(true, 0.053, true)]
    [InlineData(false, 0.053, false)]
    [InlineData(false, 0.055, true)]
    public void IsTradable_VenueWithAndWithoutMarketStops_AStopOverItIsWorthEnough(
        bool hasMarketStops, decimal quantity, bool expected) => Assert.Equal(
        expected,
        EntryDepth.IsTradable(RiskScenario.Instrument with { HasStopMarket = hasMarketStops }, quantity, Stop));

    [Fact]
    public void Plan_AnyBook_SlicesAddUpAndEachIsWithinItsBounds() => Seeded.Holds(
        Prop.ForAll(Cases.ToArbitrary(), one =>
        {
            decimal allowed = one.Allowed;
            if (one.Quantity * 101.5m < Depth.MinNotional
                || !EntryDepth.IsTradable(one.Instrument, allowed, Stop))
            {
                return true;
            }

            ExecutionPlan plan = one.Plan()!;
            decimal[] slices = [.. plan.Slices.Select(slice => slice.Quantity)];
            bool reachesMost = slices.Length == one.Rules.MaxSlices;

            return plan.Quantity + plan.CutQuantity == one.Quantity
                && plan.CutQuantity >= 0m
                && plan.Cut is PlanCut.None == (plan.CutQuantity == 0m)
                && (plan.Cut is PlanCut.None || reachesMost || slices.All(slice => slice <= allowed))
                && slices.All(slice => slice > 0m && slice <= allowed && slice % one.Instrument.LotStep == 0m)
                && slices.Max() - slices.Min() <= one.Instrument.LotStep
                && slices.Length <= one.Rules.MaxSlices
                && (slices.Length == 1 || slices.All(slice => slice * Stop >= one.Instrument.MinNotional))
                && plan.MaxSliceQuantity <= allowed
                && plan.MaxSliceQuantity >= slices.Max();
        }),
        2_000);

    [Fact]
    public void Plan_ValueBelowTheThreshold_IsOneOrder() =>
        Assert.Null(new Case(0.98m, 1_000m, RiskScenario.Instrument, Rules).Plan());

    [Theory]
    [InlineData(1_000, 2, 0)]
    [InlineData(35, 4, 0)]
    [InlineData(2, 12, 22.595)]
    public void Plan_ByWhatIsOffered_MakesSoManySlices(decimal offered, int count, decimal cut)
    {
        ExecutionPlan plan = new Case(28.571m, offered, RiskScenario.Instrument, Rules).Plan()!;

        Assert.Equal((count, cut), (plan.Slices.Count, plan.CutQuantity));
        Assert.Equal(cut > 0m ? PlanCut.MaxSlices : PlanCut.None, plan.Cut);
        Assert.Equal(
            Enumerable.Range(0, count).Select(number => TimeSpan.FromSeconds(3 * number)),
            plan.Slices.Select(slice => slice.After));
    }

    [Fact]
    public void Plan_SlicesWouldBeTooSmall_AreFewer()
    {
        Instrument coarse = RiskScenario.Instrument with { MinNotional = 900m };

        ExecutionPlan plan = new Case(28.571m, 1_000m, coarse, Rules with { MinSlices = 8 }).Plan()!;

        Assert.Equal(3, plan.Slices.Count);
    }

    [Theory]
    [InlineData(101.2, 10, 10)]
    [InlineData(101.25, 10, 10)]
    [InlineData(101.26, 10, 0)]
    public void Allowed_OffersAboveTheReach_DoNotCount(decimal price, decimal quantity, decimal counted)
    {
        OrderBook book = new(
            RiskScenario.Symbol,
            [new BookLevel(101.1m, 1m)],
            [new BookLevel(101.2m, 4m), new BookLevel(price, quantity)]);

        decimal? allowed = EntryDepth.Allowed(book, 101.5m, (RiskScenario.Instrument, Depth));

        decimal value = (4m * 101.2m) + (counted * price);
        Assert.Equal(RiskScenario.Instrument.QuantityDown(value / 4m / 101.5m), allowed);
    }

    [Fact]
    public void Allowed_OffersAboveTheChaseLimit_DoNotCount() => Assert.Equal(
        0m, EntryDepth.Allowed(Book(1_000m), 101.1m, (RiskScenario.Instrument, Depth)));

    [Fact]
    public void Allowed_NoBookOrACrossedOne_IsNotKnown()
    {
        OrderBook crossed = Book(10m) with { Bids = [new BookLevel(101.3m, 1m)] };

        Assert.All(
            [null, crossed, Book(10m) with { Asks = [] }, Book(10m) with { Bids = [] }],
            book => Assert.Null(EntryDepth.Allowed(book, 101.5m, (RiskScenario.Instrument, Depth))));
    }

    [Theory]
    [InlineData(101.1, 101.2, 15, OrderType.LimitMaker, 101.08)]
    [InlineData(101.1, 101.2, 9, OrderType.LimitImmediate, 101.5)]
    [InlineData(102, 102.1, 15, OrderType.LimitMaker, 101.5)]
    public void Pricing_BySpread_RestsOrTakesAndNeverPaysMoreThanApproved(
        decimal bid, decimal ask, decimal widest, OrderType type, decimal price)
    {
        Leg slice = TestTrades.Entering().Entry! with { VisibleQuantity = 1m };
        var pricing = new SlicePricing(1m, widest, 0.25m);

        Leg priced = pricing.Apply(
            slice, new BookTop(RiskScenario.Symbol, bid, 1m, ask, 1m), 101.5m, RiskScenario.Instrument);

        Assert.Equal((type, price), (priced.Type, priced.Price));
        Assert.Equal(type is OrderType.LimitMaker ? 2.5m : null, priced.VisibleQuantity);
    }

    [Theory]
    [InlineData(1_000, null, true)]
    [InlineData(35, 0.305, true)]
    [InlineData(30, 0.261, false)]
    public void Assess_LargeEntry_IsDeniedWhereTheBookTakesTooSmallAShare(
        decimal offered, double? share, bool isApproved)
    {
        RiskScenario scenario = RiskScenario.Approving()
            .Under(rules => rules with { Depth = Depth })
            .Knowing(context => context with { Depth = Book(offered) });

        Check check = scenario.Find("depth.share")!;
        Assert.Equal((isApproved, 0.3m), (check.Passed, check.Threshold));
        Assert.True(share is null || Math.Abs((double)check.Value! - share.Value) < 0.001);
        Assert.True(isApproved || scenario.Denied() is DenialReason.DepthTooThin);
    }

    [Fact]
    public void Assess_LargeEntryWithoutABook_IsDenied() =>
        RiskScenario.Approving().Under(rules => rules with { Depth = Depth })
            .IsDenied(DenialReason.DepthTooThin, "depth.share", null, 0.3m);

    [Fact]
    public void Assess_SmallEntry_IsNotAskedForItsDepth() =>
        Assert.Null(RiskScenario.Approving().Find("depth.share"));

    private static OrderBook Book(decimal offered) =>
        new(RiskScenario.Symbol, [new BookLevel(101.1m, 1m)], [new BookLevel(101.2m, offered)]);

    private sealed record Case(decimal Quantity, decimal Offered, Instrument Instrument, ExecutionRules Rules)
    {
        public decimal Allowed => EntryDepth.Allowed(Book(Offered), 101.5m, (Instrument, Depth))!.Value;

        public ExecutionPlan? Plan() => ExecutionPlanner.Plan(
            new EntryApproval(RiskScenario.Symbol, Quantity, 101.5m, Quantity * 3.5m),
            Stop,
            RiskScenario.Approving().Context with { Instrument = Instrument, Depth = Book(Offered) },
            (Depth, Rules));
    }
}

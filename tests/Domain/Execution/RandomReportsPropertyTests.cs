using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Positions;
using Breakwater.Domain.Tests.Positions;
using Breakwater.Domain.Tests.Risk;
using FsCheck;
using FsCheck.Fluent;

namespace Breakwater.Domain.Tests.Execution;

/// <summary>
/// Whole lives against a venue that lies in every way it can; each life is a function of its seed, which a failure
/// prints.
/// </summary>
public sealed class RandomReportsPropertyTests
{
    private const int Lives = 1_500;
    private const int TroubledLooks = 60;

    private static readonly ExitRules Rules = PositionScenario.Quiet with
    {
        Targets = [new ProfitTarget(1m, 0.3m), new ProfitTarget(2m, 0.3m)],
        BreakEvenAfterR = 0.5m,
        TrailStepAfterR = 1m,
        TrailStepBasisPoints = 100m,
        AddOn = new AddOnRules(0.5m, 0.2m, 5m),
    };

    private int added;
    private int listed;
    private int targets;

    [Fact]
    public void Apply_AnyReportsInAnyOrder_PositionIsTheFillsLessFeesAndNothingIsOversold()
    {
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            string wrong = string.Join("; ", Live(seed));

            return (wrong.Length == 0).Label($"seed {seed}: {wrong}");
        })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Lives));

        Assert.True(listed > Lives / 4, $"{listed} lists show nothing.");
        Assert.True(added > Lives / 20 && targets > Lives / 20, $"{added} add-ons and {targets} targets show nothing.");
    }

    private IEnumerable<string> Live(int seed)
    {
        var dice = new Dice(seed);
        var venue = new UnreliableVenue(dice);
        Trade trade = dice.Next(4) switch
        {
            0 => Sliced(),
            1 => TestTrades.Listed(ListKind.Opo),
            2 => TestTrades.Listed(ListKind.Oto),
            _ => TestTrades.Entering(),
        };
        DateTimeOffset now = TestTrades.Now;
        for (int look = 0; look < TroubledLooks + 60 && !trade.HasEnded; look++)
        {
            venue.IsHonest = look >= TroubledLooks;
            now += TimeSpan.FromSeconds(venue.IsHonest ? 3_600 : 1 + dice.Next(40));
            venue.Price = decimal.Round(venue.Price * (1m + ((dice.Next(120) - 55) / 10_000m)), 2);
            venue.Trigger();
            Trade asked = AskForStop(trade, venue, now);
            trade = CarryOn(Kept(asked, Decide(asked, venue, now)), venue, now);
        }

        listed += venue.Lists;
        added += trade.BoughtQuantity > trade.FirstQuantity ? 1 : 0;
        targets += trade.Legs.Any(leg => leg.Kind is LegKind.Target && leg.Fills.Count > 0) ? 1 : 0;

        decimal paid = trade.Result().Net - trade.Result().Remainder;
        (string Name, bool Holds)[] laws =
        [
            ("it ends", trade.HasEnded),
            ($"each order is sent once, but {string.Join(", ", venue.Doubles)}", venue.Doubles.Count == 0),
            ($"the venue has {venue.Held} left", venue.Held >= 0m),
            ($"bought {trade.FirstQuantity}, no more than approved", trade.FirstQuantity <= trade.Approval.Quantity),
            ("no order is forgotten", !venue.Resting.Any()),
            ($"held {trade.HeldQuantity} is {venue.Held}", trade.HeldQuantity == venue.Held),
            ($"quote {paid} is {venue.Quote}", paid == venue.Quote),
            ("no more is sold than bought", trade.SoldQuantity <= trade.BoughtQuantity),
        ];

        return laws.Where(law => !law.Holds).Select(law => $"not: {law.Name} ({Story(trade)})");
    }

    private static Trade Sliced()
    {
        SlicePlan[] slices = [.. Enumerable.Range(0, 4).Select(number => new SlicePlan(2.5m, TimeSpan.Zero))];
        var plan = new ExecutionPlan(
            slices,
            4m,
            new SlicePace(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(10)),
            new SlicePricing(0m, 0m, 1m),
            0m,
            PlanCut.None);

        return TestTrades.Entering().InSlices(plan, new BookTop(RiskScenario.Symbol, 100m, 1m, 101m, 1m));
    }

    private static string Story(Trade trade) => string.Join(
        " ", trade.Legs.Select(leg => $"{leg.Name}:{leg.State}:{leg.FilledQuantity}/{leg.Quantity}:{leg.Reason}"));

    private static Trade AskForStop(Trade trade, UnreliableVenue venue, DateTimeOffset now) =>
        trade.RestingStop is { } stop ? Told(trade, stop, venue.Query(stop.ClientOrderId, now), now) : trade;

    private static Trade Decide(Trade trade, UnreliableVenue venue, DateTimeOffset now)
    {
        if (venue.IsHonest)
        {
            return trade.Exit("end", venue.Price, now);
        }

        Candle[] candles =
            [.. Enumerable.Range(-10, 12).Select(age => PositionScenario.At(age) with { Close = venue.Price })];
        var look = new PositionLook(
            venue.Price, new CandleSeries(RiskScenario.Symbol, Timeframe.M15, candles), now)
        {
            AddOn = AddOnScenario.Free,
        };

        return PositionRules.Decide(trade, look, Rules).Trade;
    }

    // The steps of the handler; a null answer is its death, and the next look finds what was stored.
    private static Trade CarryOn(Trade trade, UnreliableVenue venue, DateTimeOffset now)
    {
        for (int step = 0; step < 24; step++)
        {
            switch (TradeSteps.Next(trade, now))
            {
                case TradeStep.Rest or TradeStep.Wait:
                    return trade;
                case TradeStep.Query query:
                    trade = Told(trade, query.Leg, venue.Query(query.Leg.ClientOrderId, now), now);
                    if (trade.Legs.Any(leg => leg.IsInDoubt && leg.Name == query.Leg.Name))
                    {
                        return trade;
                    }

                    break;
                case TradeStep.Drop drop:
                    trade = Kept(trade, trade.Drop(drop.Leg, drop.Reason, now));
                    break;
                case TradeStep.Cancel cancel:
                    trade = Told(trade, cancel.Leg, venue.Cancel(cancel.Leg.ClientOrderId), now);
                    if (cancel.Leg.IsInDoubt
                        && trade.Legs.Any(leg => leg.IsInDoubt && leg.Name == cancel.Leg.Name))
                    {
                        return trade;
                    }

                    break;
                case TradeStep.SendList list:
                    (trade, bool answered) = SentList(trade, list, venue, now);
                    if (!answered)
                    {
                        return trade;
                    }

                    break;
                case TradeStep.Send send when Sent(trade, send, venue, now) is (var after, var isAlive):
                    trade = after;
                    if (!isAlive)
                    {
                        return trade;
                    }

                    break;
            }
        }

        throw new InvalidOperationException("The trade does not come to rest.");
    }

    private static (Trade Trade, bool IsAlive) Sent(
        Trade trade, TradeStep.Send send, UnreliableVenue venue, DateTimeOffset now)
    {
        OrderRequest order = send.Leg.IsPurchase
            ? OrderRequest.ForEntry(trade.ApprovalOf(send.Leg), send.Leg)
            : OrderRequest.ForReduction(trade.Symbol, send.Leg);
        decimal locked = send.Replacing is null && trade.RestingStop is { } stop
            ? stop.Quantity - stop.FilledQuantity
            : 0m;
        if (order.Side is OrderSide.Sell && order.Quantity > trade.HeldQuantity - locked)
        {
            throw new InvalidOperationException($"{send.Leg.Name} sells more than is known to be free: {Story(trade)}");
        }

        Trade sending = Kept(trade, trade.Sending(send.Leg, now));
        if (send.Replacing is null)
        {
            return venue.Submit(order, now) is { } report
                ? (Told(sending, send.Leg, report, now), true)
                : (sending, false);
        }

        if (venue.Replace(send.Replacing.ClientOrderId, order, now) is not var (resting, placed))
        {
            return (sending, false);
        }

        bool notTried = resting.Status is not (OrderStatus.Open or OrderStatus.Unknown)
            && placed.Status is OrderStatus.Rejected;

        return (Told(
            Told(sending, send.Replacing, resting, now),
            send.Leg,
            notTried ? placed with { Status = OrderStatus.Cancelled } : placed,
            now), true);
    }

    // What would be stored is in the tables, or this throws.
    private static Trade Kept(Trade before, Trade after)
    {
        TradeTransitions.Check(before, after);

        return after;
    }

    private static (Trade Trade, bool IsAlive) SentList(
        Trade trade, TradeStep.SendList step, UnreliableVenue venue, DateTimeOffset now)
    {
        var list = OrderListRequest.ForEntry(
            trade.ApprovalOf(step.Entry), "l1", step.Entry, [step.Stop], trade.EntryList is ListKind.Opo);
        Trade sending = trade.SendingList((step.Entry, step.Stop), now);

        return venue.SubmitList(list, now) is var (entry, stop)
            ? (Told(Told(sending, step.Entry, entry, now), step.Stop, stop, now), true)
            : (sending, false);
    }

    // Every report is taken twice; the second must change nothing.
    private static Trade Told(Trade trade, Leg leg, OrderReport report, DateTimeOffset now)
    {
        Trade once = Kept(trade, trade.Apply(leg, report, now));
        Trade twice = once.Apply(leg, report, now);

        return twice == once && twice.Legs.SequenceEqual(once.Legs)
            ? twice
            : throw new InvalidOperationException($"{leg.Name} takes {report} twice.");
    }
}

using Breakwater.Domain.Markets;
using Breakwater.Domain.Risk;
using FsCheck;
using FsCheck.Fluent;

namespace Breakwater.Domain.Tests.Risk;

public sealed class PortfolioPropertyTests
{
    private enum Act
    {
        Reserve,
        Release,
        Book,
        NextDay,
    }

    [Fact]
    public void AnySequence_OfReservations_AddsUpAsThePlainModelSays()
    {
        Gen<(Act Act, int Id, int Amount)[]> acts = Gen.ArrayOf(
            from act in Gen.Elements(Enum.GetValues<Act>())
            from id in Gen.Choose(0, 5)
            from amount in Gen.Choose(-500, 500)
            select (act, id, amount));

        Seeded.Holds(Prop.ForAll(acts.ToArbitrary(), sequence =>
        {
            var model = new PortfolioModel();
            Portfolio ledger = new Portfolio(10_000m, 0m, 0m).At(RiskScenario.Now);
            foreach ((Act act, int id, int amount) in sequence)
            {
                Portfolio once = Do(ledger, act, id, amount, model.Now);
                // Delivered twice, everything happens once; a day is no delivery.
                ledger = act is Act.NextDay ? once : Do(once, act, id, amount, model.Now);
                model.Do(act.ToString(), id, amount);
                if (!ReferenceEquals(ledger, once) || !model.Agrees(ledger))
                {
                    return false;
                }
            }

            return true;
        }));
    }

    [Fact]
    public void AnyInterleaving_OfDecisionsOnTheLedgerTheyCommitAgainst_StaysWithinTheLimits()
    {
        Gen<(int Worker, int Act, int Symbol, int Distance, int Gross)[]> steps = Gen.ArrayOf(
            from worker in Gen.Choose(0, 3)
            from act in Gen.Choose(0, 5)
            from symbol in Gen.Choose(0, 6)
            from distance in Gen.Choose(1, 500)
            from gross in Gen.Choose(-100, 100)
            select (worker, act, symbol, distance, gross));

        Seeded.Holds(Prop.ForAll(steps.ToArbitrary(), sequence =>
        {
            var bot = new RacingWorkers();

            return sequence.All(step => step.Act switch
            {
                0 or 1 => bot.Decide(step.Worker, step.Symbol, step.Distance),
                2 or 3 => bot.TryCommit(step.Worker),
                4 => bot.Release(step.Symbol),
                _ => bot.Book(step.Symbol, step.Gross),
            });
        }));
    }

    private static Portfolio Do(Portfolio ledger, Act act, int id, int amount, DateTimeOffset now) => act switch
    {
        Act.Reserve => ledger.Reserve(
            new Reservation($"t{id}", Symbol.Of($"C{id}"), Math.Abs(amount), 2m * Math.Abs(amount))),
        Act.Release => ledger.Release($"t{id}"),
        Act.Book => ledger.Book(new TradeResult($"t{id}", amount, 1m, 0m, now), RiskScenario.Limits),
        _ => ledger.At(now.AddDays(1)),
    };
}

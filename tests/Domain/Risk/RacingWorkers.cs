using Breakwater.Domain.Markets;
using Breakwater.Domain.Risk;

namespace Breakwater.Domain.Tests.Risk;

/// <summary>Workers that read the ledger, decide, and commit only if nobody changed it meanwhile.</summary>
internal sealed class RacingWorkers
{
    private static readonly RiskScenario Scenario = RiskScenario.Approving().Under(rules => rules with
    {
        MaxOpenPositions = 4,
        MaxOpenRiskPercent = 2.5m,
        MaxCostToRisk = 1m,
        MaxDailyLossPercent = 50m,
        MaxDrawdownPercent = 90m,
        MaxConsecutiveLosses = 1_000,
    });

    private readonly Dictionary<int, (Portfolio Seen, RiskDecision Decision)> workers = [];
    private Portfolio ledger = new Portfolio(10_000m, 0m, 0m).At(RiskScenario.Now);
    private int number;

    public bool Decide(int worker, int symbol, int distance)
    {
        decimal stop = 101m - (distance / 10m);
        RiskScenario seen = Scenario.With(ledger) with
        {
            Signal = Scenario.Signal with { Symbol = Symbol.Of($"C{symbol}"), StopPrice = stop },
        };
        workers[worker] = (ledger, RiskGate.Assess($"t{number++}", seen.Signal, seen.Context, seen.Rules));

        return true;
    }

    public bool TryCommit(int worker)
    {
        if (workers.Remove(worker, out (Portfolio Seen, RiskDecision Decision) one)
            && ReferenceEquals(one.Seen, ledger)
            && one.Decision is RiskDecision.Approved approved)
        {
            ledger = ledger.Reserve(approved.Reservation);

            return ledger.Reservations.Count <= 4
                && ledger.Reservations.Select(reservation => reservation.Symbol).Distinct().Count()
                    == ledger.Reservations.Count
                && ledger.OpenRisk <= ledger.Equity * 0.025m
                && ledger.Exposure <= ledger.Equity * 0.9m;
        }

        return true;
    }

    public bool Release(int index)
    {
        ledger = Pick(index) is { } reservation ? ledger.Release(reservation.TradeId) : ledger;

        return ledger.OpenRisk >= 0m;
    }

    public bool Book(int index, int gross)
    {
        ledger = Pick(index) is { } reservation
            ? ledger.Book(new TradeResult(reservation.TradeId, gross, 1m, 0m, RiskScenario.Now), Scenario.Rules)
            : ledger;

        return ledger.OpenRisk >= 0m;
    }

    private Reservation? Pick(int index) => ledger.Reservations.ElementAtOrDefault(index);
}

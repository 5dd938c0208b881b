using Breakwater.Domain.Risk;

namespace Breakwater.Domain.Tests.Risk;

/// <summary>The ledger written down the plainest way, to compare with.</summary>
internal sealed class PortfolioModel
{
    private readonly Dictionary<int, (decimal Risk, int Day)> held = [];
    private decimal equity = 10_000m;
    private decimal high = 10_000m;
    private decimal dayStart = 10_000m;
    private int closed;
    private int today;
    private int day;

    public DateTimeOffset Now => RiskScenario.Now.AddDays(day);

    public void Do(string act, int id, int amount)
    {
        switch (act)
        {
            case "Reserve" when held.TryAdd(id, (Math.Abs(amount), day)):
                today++;
                break;
            case "Release" when held.Remove(id, out (decimal Risk, int Day) released):
                today -= released.Day == day ? 1 : 0;
                break;
            case "Book" when held.Remove(id):
                equity += amount - 1m;
                high = Math.Max(high, equity);
                closed++;
                break;
            case "NextDay":
                day++;
                today = 0;
                dayStart = equity;
                break;
            default:
                break;
        }
    }

    public bool Agrees(Portfolio ledger) =>
        ledger.OpenRisk == held.Values.Sum(one => one.Risk)
        && ledger.OpenRisk >= 0m
        && ledger.Exposure == 2m * ledger.OpenRisk
        && ledger.Reservations.Count == held.Count
        && ledger.TradesToday == today
        && ledger.ClosedTrades == closed
        && ledger.Equity == equity
        && ledger.HighWaterMark == high
        && ledger.DayStartEquity == dayStart;
}

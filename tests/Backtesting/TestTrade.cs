using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Risk;
using Breakwater.Domain.Scanning;
using Breakwater.Domain.Signals;

namespace Breakwater.Backtesting.Tests;

/// <summary>A trade that the real risk gate approved.</summary>
internal static class TestTrade
{
    public static Trade Enter(Instrument instrument, decimal close, decimal stop, DateTimeOffset now)
    {
        BreakoutSignal signal = new(
            "s1", instrument.Symbol, close - 1m, close, close + 1m, stop, 1m, now.AddMinutes(-5), now.AddMinutes(5),
            1m);
        RiskContext context = new(
            TradingState.Active, new Portfolio(10_000m, 0m, 0m), instrument,
            new BookTop(instrument.Symbol, close - 0.01m, 1e9m, close + 0.01m, 1e9m), 10_000m, now)
        {
            Regime = MarketRegime.Normal,
        };
        var approved = Assert.IsType<RiskDecision.Approved>(
            RiskGate.Assess("t1", signal, context, TestMarkets.Tireless.Risk));

        return TradePlans.Enter("t1", approved, signal, instrument, ("test", "t1", now));
    }
}

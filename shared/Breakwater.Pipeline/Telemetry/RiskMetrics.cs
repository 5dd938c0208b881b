using System.Diagnostics.Metrics;
using Breakwater.Domain.Engine;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Risk;

namespace Breakwater.Pipeline.Telemetry;

/// <summary>What is at stake, as of the last heartbeat. One bot's values; the bot is the resource, not a tag.</summary>
public static class RiskMetrics
{
    /// <summary>Name of the gauge of equity with open positions at cost, quote currency.</summary>
    public const string Equity = "risk_equity";

    /// <summary>Name of the gauge of open and reserved risk, quote currency.</summary>
    public const string OpenRisk = "risk_open_amount";

    /// <summary>Name of the gauge of what was lost since 00:00 UTC, per cent of the equity then.</summary>
    public const string DailyLoss = "risk_daily_loss_percent";

    /// <summary>Name of the gauge of the fall from the highest equity, per cent of it.</summary>
    public const string Drawdown = "risk_drawdown_percent";

    /// <summary>Name of the gauge of open positions.</summary>
    public const string Positions = "position_count";

    /// <summary>Name of the gauge of the value of open and reserved positions at entry, quote currency.</summary>
    public const string Notional = "position_notional";

    /// <summary>Name of the gauge of positions that no stop covers.</summary>
    public const string Uncovered = "position_unprotected_count";

    /// <summary>Name of the gauge of the circuit breaker: 1 is open.</summary>
    public const string Breaker = "circuit_breaker_active";

    /// <summary>Name of the gauge of the kill switch: 1 is thrown.</summary>
    public const string Kill = "kill_switch_active";

    /// <summary>Name of the gauge of trading: 1 may enter.</summary>
    public const string Trading = "trading_active";

    /// <summary>Name of the counter of heartbeats.</summary>
    public const string Heartbeats = "heartbeats_total";

    private static readonly Gauge<double> EquityNow = Meters.Gauge(Equity, "quote", "Equity, positions at cost.");
    private static readonly Gauge<double> RiskNow = Meters.Gauge(OpenRisk, "quote", "Open and reserved risk.");
    private static readonly Gauge<double> LossNow = Meters.Gauge(DailyLoss, "%", "Lost since 00:00 UTC.");
    private static readonly Gauge<double> DrawdownNow = Meters.Gauge(Drawdown, "%", "Fall from the highest equity.");
    private static readonly Gauge<long> Open = Meters.Gauge(Positions, "Open positions.");
    private static readonly Gauge<double> Value = Meters.Gauge(Notional, "quote", "Positions at entry.");
    private static readonly Gauge<long> Bare = Meters.Gauge(Uncovered, "Positions that no stop covers.");
    private static readonly Gauge<long> BreakerNow = Meters.Gauge(Breaker, "1 while the breaker is open.");
    private static readonly Gauge<long> KillNow = Meters.Gauge(Kill, "1 while the kill switch is thrown.");
    private static readonly Gauge<long> TradingNow = Meters.Gauge(Trading, "1 while entries are allowed.");
    private static readonly Counter<long> Beats = Meters.Counter(Heartbeats, "Heartbeats.");

    /// <summary>The state at a heartbeat.</summary>
    public static void Beat(
        BotControl control, Portfolio stored, RiskRules rules, IEnumerable<Trade> trades, DateTimeOffset now)
    {
        Portfolio portfolio = stored.At(now);
        Losses losses = Losses.Of(portfolio, rules);
        Trade[] open = [.. trades.Where(trade => trade.Status is TradeStatus.Open)];
        EquityNow.Record((double)portfolio.Equity);
        RiskNow.Record((double)portfolio.OpenRisk);
        LossNow.Record(Lost(losses.DayPercent));
        DrawdownNow.Record(Lost(losses.DrawdownPercent));
        Open.Record(open.Length);
        Value.Record((double)portfolio.Exposure);
        Bare.Record(open.Count(trade => !TradeSteps.IsCovered(trade)));
        BreakerNow.Record(control.BreakerBecause is not null || portfolio.BreakerOpenUntil > now ? 1 : 0);
        KillNow.Record(control.KilledBecause is not null ? 1 : 0);
        TradingNow.Record(control.Trading is TradingState.Active ? 1 : 0);
        Beats.Add(1);
    }

    // A profit is no loss, and of nothing nothing can be lost.
    private static double Lost(decimal? percent) => (double)Math.Max(0m, percent ?? 0m);
}

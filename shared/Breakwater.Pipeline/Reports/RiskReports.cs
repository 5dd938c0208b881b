using Breakwater.Domain.Engine;
using Breakwater.Domain.Risk;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Risk;

namespace Breakwater.Pipeline.Reports;

/// <summary>Answers how close the bot is to its limits. Changes nothing.</summary>
public sealed class RiskReports(
    BotSettings settings, TradeBook book, EngineDesk desk, PresetDesk presets, TimeProvider clock)
{
    /// <summary>The ledger beside the limits in force.</summary>
    public async Task<RiskView> ReadAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        Portfolio ledger = (await book.PortfolioAsync(cancellationToken)).Value.At(now);
        BotControl control = (await desk.ControlAsync(cancellationToken)).Value;
        RiskRules rules = (await presets.CurrentAsync(cancellationToken)).Preset.Risk;
        decimal equity = ledger.Equity;

        return new RiskView(
            settings.Bot,
            control.Trading,
            control.KilledBecause,
            control.BreakerBecause,
            control.MismatchBecause,
            equity,
            [
                Of("openRisk", ledger.OpenRisk, equity * rules.MaxOpenRiskPercent / 100m),
                Of("exposure", ledger.Exposure, equity * rules.MaxExposurePercent / 100m),
                Of("positions", ledger.Reservations.Count, rules.MaxOpenPositions),
                Of("tradesToday", ledger.TradesToday, rules.MaxTradesPerDay),
                Of("dayLoss", ledger.DayStartEquity - equity, ledger.DayStartEquity * rules.MaxDailyLossPercent / 100m),
                Of("drawdown", ledger.HighWaterMark - equity, ledger.HighWaterMark * rules.MaxDrawdownPercent / 100m),
                Of("lossStreak", ledger.LossStreak, rules.MaxConsecutiveLosses),
            ],
            ledger.CoolDownUntil > now ? ledger.CoolDownUntil : null,
            ledger.BreakerOpenUntil > now ? ledger.BreakerOpenUntil : null,
            ledger.Reservations);
    }

    private static RiskUse Of(string name, decimal used, decimal limit) =>
        new(name, used, limit, limit > 0m ? Math.Round(used / limit, 4) : null);
}

/// <summary>What is at stake and what is allowed.</summary>
/// <param name="Bot">Whose.</param>
/// <param name="State">What may be sent now.</param>
/// <param name="KilledBecause">Why the kill switch is thrown; null when it is not.</param>
/// <param name="BreakerBecause">Why the circuit breaker is open; null when it is closed.</param>
/// <param name="MismatchBecause">What differs from the venue; null when nothing does.</param>
/// <param name="Equity">Quote currency, booked results only.</param>
/// <param name="Limits">Each limit with its use.</param>
/// <param name="CoolDownUntil">No entries until then after a losing streak; null when none runs.</param>
/// <param name="VenueBreakerUntil">No entries until then after venue failures; null when none runs.</param>
/// <param name="Reservations">Risk set aside, trade by trade.</param>
public sealed record RiskView(
    string Bot,
    TradingState State,
    string? KilledBecause,
    string? BreakerBecause,
    string? MismatchBecause,
    decimal Equity,
    IReadOnlyList<RiskUse> Limits,
    DateTimeOffset? CoolDownUntil,
    DateTimeOffset? VenueBreakerUntil,
    IReadOnlyList<Reservation> Reservations);

/// <summary>One limit.</summary>
/// <param name="Name">What is limited.</param>
/// <param name="Used">How much of it is used; negative for a profit.</param>
/// <param name="Limit">How much is allowed.</param>
/// <param name="Share">Used over limit; null without a limit.</param>
public sealed record RiskUse(string Name, decimal Used, decimal Limit, decimal? Share);

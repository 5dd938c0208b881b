using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Risk;

/// <summary>The risk ledger of one bot: what is at stake, won and lost. Changed by compare-and-swap only.</summary>
/// <param name="StartEquity">What the bot began with, quote currency.</param>
/// <param name="Gross">Result of all closed trades before fees, quote currency.</param>
/// <param name="Fees">Fees of all closed trades, quote currency.</param>
public sealed record Portfolio(decimal StartEquity, decimal Gross, decimal Fees)
{
    /// <summary>Start plus results of closed trades minus fees; open positions count at cost. Quote currency.</summary>
    public decimal Equity => StartEquity + Gross - Fees;

    /// <summary>The highest <see cref="Equity"/> so far.</summary>
    public decimal HighWaterMark { get; init; } = StartEquity;

    /// <summary>The UTC day that <see cref="DayStartEquity"/> belongs to.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Equity at 00:00 UTC of <see cref="Day"/>.</summary>
    public decimal DayStartEquity { get; init; } = StartEquity;

    /// <summary>Closed trades.</summary>
    public int ClosedTrades { get; init; }

    /// <summary>Value, as booked, of quantities too small to be sold, quote currency.</summary>
    public decimal Remainders { get; init; }

    /// <summary>Losses in a row; a win ends it, break-even leaves it.</summary>
    public int LossStreak { get; init; }

    /// <summary>No entries before this time.</summary>
    public DateTimeOffset? CoolDownUntil { get; init; }

    /// <summary>One for each trade that is open or being entered.</summary>
    public IReadOnlyList<Reservation> Reservations { get; init; } = [];

    /// <summary>Open and reserved risk, quote currency.</summary>
    public decimal OpenRisk => Reservations.Sum(reservation => reservation.Risk);

    /// <summary>Value of open and reserved positions at entry, quote currency.</summary>
    public decimal Exposure => Reservations.Sum(reservation => reservation.Notional);

    /// <summary>The ledger at <paramref name="now"/>: the first look at a new UTC day takes its baseline.</summary>
    public Portfolio At(DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);

        return today <= Day ? this : this with { Day = today, DayStartEquity = Equity };
    }

    /// <summary>The ledger with <paramref name="reservation"/>; the same trade is reserved once.</summary>
    public Portfolio Reserve(Reservation reservation) =>
        Reservations.Any(other => other.TradeId == reservation.TradeId)
            ? this
            : this with { Reservations = [.. Reservations, reservation] };

    /// <summary>The ledger after the trade ended without a position.</summary>
    public Portfolio Release(string tradeId) =>
        this with { Reservations = [.. Reservations.Where(reservation => reservation.TradeId != tradeId)] };

    /// <summary>The ledger after the trade closed; without a reservation it was booked before.</summary>
    public Portfolio Book(TradeResult result, RiskRules rules)
    {
        if (!Reservations.Any(reservation => reservation.TradeId == result.TradeId))
        {
            return this;
        }

        Portfolio booked = At(result.ClosedAt).Release(result.TradeId);
        booked = booked with
        {
            Gross = booked.Gross + result.Gross,
            Fees = booked.Fees + result.Fees,
            ClosedTrades = booked.ClosedTrades + 1,
            Remainders = booked.Remainders + result.Remainder,
        };

        return booked.CountStreak(result, rules) with { HighWaterMark = Math.Max(HighWaterMark, booked.Equity) };
    }

    private Portfolio CountStreak(TradeResult result, RiskRules rules)
    {
        int streak = result.Net switch { > 0m => 0, < 0m => LossStreak + 1, _ => LossStreak };

        return streak < rules.MaxConsecutiveLosses
            ? this with { LossStreak = streak }
            : this with { LossStreak = 0, CoolDownUntil = result.ClosedAt.AddMinutes(rules.CoolDownMinutes) };
    }
}

/// <summary>Risk set aside for one trade, from approval until it ends.</summary>
/// <param name="TradeId">The trade.</param>
/// <param name="Symbol">Its instrument.</param>
/// <param name="Risk">What a stop-out would cost, quote currency.</param>
/// <param name="Notional">Value at the worst allowed entry, quote currency.</param>
public sealed record Reservation(string TradeId, Symbol Symbol, decimal Risk, decimal Notional);

/// <summary>What a closed trade brought.</summary>
/// <param name="TradeId">The trade.</param>
/// <param name="Gross">Before fees, quote currency.</param>
/// <param name="Fees">Fees of both sides, quote currency.</param>
/// <param name="Remainder">Value of what is too small to be sold, at the last sale's price; part of the gross.</param>
/// <param name="ClosedAt">When the last quantity was sold.</param>
public sealed record TradeResult(
    string TradeId, decimal Gross, decimal Fees, decimal Remainder, DateTimeOffset ClosedAt)
{
    /// <summary>Gross minus fees, quote currency.</summary>
    public decimal Net => Gross - Fees;
}

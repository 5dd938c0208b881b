namespace Breakwater.Domain.Risk;

/// <summary>The risk ledger of one bot: what is at stake, won and lost. Changed by compare-and-swap only.</summary>
/// <remarks>
/// <see cref="StartEquity"/> is the money the bot was entrusted with when its ledger was made. Money moved into or out
/// of the account later is neither profit nor loss and moves no limit: less cash makes entries smaller through the free
/// balance, more is not used until the bot gets a new ledger. So the baselines move by booked results only.
/// </remarks>
/// <param name="StartEquity">What the bot began with, quote currency.</param>
/// <param name="Gross">Result of all closed trades before fees, quote currency.</param>
/// <param name="Fees">Fees of all closed trades, quote currency.</param>
public sealed partial record Portfolio(decimal StartEquity, decimal Gross, decimal Fees)
{
    /// <summary>Start plus results of closed trades minus fees; open positions count at cost. Quote currency.</summary>
    public decimal Equity => StartEquity + Gross - Fees;

    /// <summary>The highest <see cref="Equity"/> so far.</summary>
    public decimal HighWaterMark { get; init; } = StartEquity;

    /// <summary>The UTC day that <see cref="DayStartEquity"/> and <see cref="TradesToday"/> belong to.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Equity at 00:00 UTC of <see cref="Day"/>.</summary>
    public decimal DayStartEquity { get; init; } = StartEquity;

    /// <summary>Entries made on <see cref="Day"/>; one that ended without a fill does not count.</summary>
    public int TradesToday { get; init; }

    /// <summary>Closed trades.</summary>
    public int ClosedTrades { get; init; }

    /// <summary>
    /// Value, as booked, of quantities too small to be sold or taken by another hand, quote currency: no cash.
    /// </summary>
    public decimal Remainders { get; init; }

    /// <summary>One for each trade that is open or being entered.</summary>
    public IReadOnlyList<Reservation> Reservations { get; init; } = [];

    /// <summary>Open and reserved risk, quote currency.</summary>
    public decimal OpenRisk => Reservations.Sum(reservation => reservation.Risk);

    /// <summary>Value of open and reserved positions at entry, quote currency.</summary>
    public decimal Exposure => Reservations.Sum(reservation => reservation.Notional);

    /// <summary>
    /// The ledger at <paramref name="now"/>: the first look at a new UTC day takes its baseline. A clock that goes back
    /// changes nothing.
    /// </summary>
    public Portfolio At(DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);

        return today <= Day ? this : this with { Day = today, DayStartEquity = Equity, TradesToday = 0 };
    }

    /// <summary>The ledger with <paramref name="reservation"/>; the same trade is reserved once.</summary>
    public Portfolio Reserve(Reservation reservation) => Find(reservation.TradeId) is not null
        ? this
        : this with
        {
            Reservations = [.. Reservations, reservation with { Day = Day }],
            TradesToday = TradesToday + 1,
        };

    /// <summary>The ledger after the trade ended without a position.</summary>
    public Portfolio Release(string tradeId) => Find(tradeId) is not { } reservation
        ? this
        : this with
        {
            Reservations = Without(tradeId),
            TradesToday = reservation.Day == Day ? Math.Max(0, TradesToday - 1) : TradesToday,
        };

    /// <summary>The ledger after the trade closed; without a reservation it was booked before.</summary>
    public Portfolio Book(TradeResult result, RiskRules rules)
    {
        if (Find(result.TradeId) is not { } reservation)
        {
            return this;
        }

        Portfolio today = At(result.ClosedAt);
        Portfolio booked = today with
        {
            Gross = today.Gross + result.Gross,
            Fees = today.Fees + result.Fees,
            ClosedTrades = today.ClosedTrades + 1,
            Remainders = today.Remainders + result.Remainder,
            Reservations = Without(result.TradeId),
            Rests = SymbolRest.Add(
                Rests, new SymbolRest(reservation.Symbol, result.ClosedAt), rules.SymbolCoolDownMinutes),
        };

        return booked.CountStreak(result, rules).CountR(result) with
        {
            HighWaterMark = Math.Max(HighWaterMark, booked.Equity),
        };
    }

    /// <summary>The ledger after an ended trade turned out to hold something: what was booked is taken back.</summary>
    /// <remarks>Limits are not asked: the position is there, and so is its risk.</remarks>
    /// <param name="booked">What it had been closed with; null when it had been given up.</param>
    /// <param name="reservation">Its risk.</param>
    public Portfolio Reopen(TradeResult? booked, Reservation reservation) =>
        (booked is null ? this : Correct(booked, booked with { Gross = 0m, Fees = 0m, Remainder = 0m }) with
        {
            ClosedTrades = ClosedTrades - 1,
        }).Reserve(reservation);

    /// <summary>The ledger after fills that came late changed the result of a closed trade; streaks stay as they
    /// are.</summary>
    public Portfolio Correct(TradeResult before, TradeResult after) => this with
    {
        Gross = Gross + after.Gross - before.Gross,
        Fees = Fees + after.Fees - before.Fees,
        Remainders = Remainders + after.Remainder - before.Remainder,
    };

    private Reservation? Find(string tradeId) =>
        Reservations.FirstOrDefault(reservation => reservation.TradeId == tradeId);

    private IReadOnlyList<Reservation> Without(string tradeId) =>
        [.. Reservations.Where(reservation => reservation.TradeId != tradeId)];
}

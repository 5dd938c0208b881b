using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Levels;

/// <summary>The highs of the last whole UTC day and week before the newest candle.</summary>
/// <remarks>The day of the newest candle is unfinished, and so is its week; a week with a missing day is unknown.
/// </remarks>
internal static class PreviousPeriods
{
    private const int DaysOfWeek = 7;

    public static void Add(List<LevelCandidate> candidates, LevelGround ground, CandleSeries? daily)
    {
        if (daily is null)
        {
            return;
        }

        DateTimeOffset today = new(ground.Series.Last.OpenTime.UtcDateTime.Date, TimeSpan.Zero);
        if (ground.Wants(LevelKind.PreviousDay))
        {
            AddHigh(candidates, ground, daily, new(LevelKind.PreviousDay, today.AddDays(-1), 1));
        }

        if (ground.Wants(LevelKind.PreviousWeek))
        {
            int sinceMonday = ((int)today.DayOfWeek + DaysOfWeek - (int)DayOfWeek.Monday) % DaysOfWeek;
            DateTimeOffset monday = today.AddDays(-sinceMonday - DaysOfWeek);
            AddHigh(candidates, ground, daily, new(LevelKind.PreviousWeek, monday, DaysOfWeek));
        }
    }

    private static void AddHigh(
        List<LevelCandidate> candidates,
        LevelGround ground,
        CandleSeries daily,
        Period period)
    {
        ReadOnlySpan<Candle> days = daily.Candles;
        int first = days.Length - 1;
        while (first >= 0 && days[first].OpenTime > period.Start)
        {
            first--;
        }

        if (first < 0 || first + period.Days > days.Length)
        {
            return;
        }

        int highest = first;
        for (int i = 0; i < period.Days; i++)
        {
            if (days[first + i].OpenTime != period.Start.AddDays(i))
            {
                return;
            }

            highest = days[first + i].High > days[highest].High ? first + i : highest;
        }

        candidates.Add(Candidate(ground, in days[highest], period.Kind));
    }

    // The time of the high is that of the level candle that made it; of an older one only the day is known.
    private static LevelCandidate Candidate(LevelGround ground, ref readonly Candle day, LevelKind kind)
    {
        ReadOnlySpan<Candle> candles = ground.Series.Candles;
        int after = candles.Length;
        while (after > 0 && candles[after - 1].OpenTime >= day.OpenTime)
        {
            after--;
        }

        DateTimeOffset end = day.OpenTime.AddDays(1);
        for (int i = after; i < candles.Length && candles[i].OpenTime < end; i++)
        {
            if (candles[i].High == day.High)
            {
                return new(day.High, (double)day.High, kind, i, candles[i].OpenTime);
            }
        }

        return new(day.High, (double)day.High, kind, after - 1, day.OpenTime);
    }

    private readonly record struct Period(LevelKind Kind, DateTimeOffset Start, int Days);
}

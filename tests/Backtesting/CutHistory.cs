using Breakwater.Backtesting.History;
using Breakwater.Domain.Markets;

namespace Breakwater.Backtesting.Tests;

/// <summary>
/// Answers each question from a copy of the candles that ends where the question's time does: a future that is not
/// there cannot be seen. Only the candle that orders trade through comes from the whole.
/// </summary>
internal sealed class CutHistory(CandleHistory whole, int kept) : ICandleHistory
{
    private readonly List<Candle> days = [];
    private CandleHistory? cut;
    private DateTimeOffset cutAt;
    private int known;
    private int daysMadeOf;

    public Symbol Symbol => whole.Symbol;

    public Timeframe Timeframe => whole.Timeframe;

    public DateTimeOffset From => whole.From;

    public DateTimeOffset Until => whole.Until;

    /// <summary>The last copies that were made.</summary>
    public int Cuts { get; private set; }

    public Candle? OpeningAt(DateTimeOffset openTime) => whole.OpeningAt(openTime);

    public CandleSeries? Slice(Timeframe timeframe, int count, DateTimeOffset closedBy)
    {
        Cut(closedBy);
        if (timeframe is Timeframe.D1)
        {
            return days.Count == 0 ? null : new CandleSeries(Symbol, timeframe, days.TakeLast(count).ToArray());
        }

        return cut?.Slice(timeframe, count, closedBy);
    }

    public DayWindow? DayAt(DateTimeOffset time)
    {
        Cut(time);

        return cut is ICandleHistory history ? history.DayAt(time) : null;
    }

    private void Cut(DateTimeOffset closedBy)
    {
        if (closedBy == cutAt)
        {
            return;
        }

        cutAt = closedBy;
        while (known < whole.Count && whole.Candles[known].OpenTime + Timeframe.Duration() <= closedBy)
        {
            known++;
        }

        int start = Math.Max(0, known - kept);
        cut = known == 0 ? null : new CandleHistory(Symbol, Timeframe, whole.Candles[start..known]);
        Cuts++;
        AddDays();
    }

    private void AddDays()
    {
        int perDay = 86_400 / (int)Timeframe;
        while (daysMadeOf < known)
        {
            DateTimeOffset day = Timeframe.D1.OpenTimeAt(whole.Candles[daysMadeOf].OpenTime);
            Candle[] parts = whole.Candles[daysMadeOf..known].ToArray()
                .TakeWhile(candle => candle.OpenTime < day.AddDays(1)).ToArray();
            if (daysMadeOf + parts.Length == known && parts.Length < perDay)
            {
                return;
            }

            daysMadeOf += parts.Length;
            if (parts.Length == perDay)
            {
                days.Add(new Candle(
                    day, parts[0].Open, parts.Max(part => part.High), parts.Min(part => part.Low), parts[^1].Close,
                    parts.Sum(part => part.Volume)));
            }
        }
    }
}

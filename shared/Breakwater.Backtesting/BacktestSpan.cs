using Breakwater.Backtesting.History;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Presets;

namespace Breakwater.Backtesting;

/// <summary>From when until when a back-test runs, and in which steps.</summary>
internal readonly record struct BacktestSpan(DateTimeOffset From, DateTimeOffset Until, TimeSpan Step)
{
    /// <exception cref="ArgumentException">The histories do not fit to each other or to the preset.</exception>
    public static BacktestSpan Of(BacktestRequest request, IReadOnlyList<ICandleHistory> histories)
    {
        if (histories.Count == 0)
        {
            DateTimeOffset from = request.From ?? DateTimeOffset.UnixEpoch;

            return new BacktestSpan(from, from, Timeframe.M1.Duration());
        }

        Timeframe timeframe = Refuse(request.Preset, histories);
        TimeSpan history = request.Preset.LevelTimeframe.Duration() * request.Preset.HistoryCandles;
        DateTimeOffset start = request.From ?? (histories.Min(static one => one.From) + history);
        DateTimeOffset onGrid = timeframe.OpenTimeAt(start);
        DateTimeOffset first = onGrid < start ? onGrid + timeframe.Duration() : onGrid;
        DateTimeOffset until = request.Until ?? histories.Max(static one => one.Until);

        return new BacktestSpan(first < until ? first : until, until, timeframe.Duration());
    }

    private static Timeframe Refuse(Preset preset, IReadOnlyList<ICandleHistory> histories)
    {
        Timeframe timeframe = histories[0].Timeframe;
        if (histories.FirstOrDefault(other => other.Timeframe != timeframe) is { } odd)
        {
            throw new ArgumentException(
                $"The candles of {odd.Symbol} are {odd.Timeframe}, those of {histories[0].Symbol} {timeframe}.",
                nameof(histories));
        }

        if (histories.GroupBy(static one => one.Symbol).FirstOrDefault(static group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"There are two histories of {twice.Key}.", nameof(histories));
        }

        return (int)preset.SignalTimeframe % (int)timeframe == 0 && (int)preset.LevelTimeframe % (int)timeframe == 0
            ? timeframe
            : throw new ArgumentException(
                $"Preset {preset.Name} needs {preset.SignalTimeframe} and {preset.LevelTimeframe} candles, which "
                + $"cannot be made of {timeframe} candles.",
                nameof(preset));
    }
}

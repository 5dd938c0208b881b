using System.Globalization;
using Breakwater.Local.Exchange.Market;

namespace Breakwater.Local.Exchange;

/// <summary>The simulated start and end of a run, in milliseconds.</summary>
public readonly record struct RunWindow(long From, long Until)
{
    private const int DefaultHistoryDays = 10;
    private const long Day = 86_400_000;
    private const long SyntheticWake = 4 * 3_600_000;

    /// <summary>Chooses the window; throws <see cref="StartupException"/> when it lies outside the data.</summary>
    public static RunWindow Choose(ExchangeSettings settings, VenueMarket market)
    {
        long from = settings.From?.ToUnixTimeMilliseconds() ?? DefaultStart(settings, market);
        long until = settings.Until?.ToUnixTimeMilliseconds() ?? market.DataEnd;
        if (from < market.DataStart || from >= market.DataEnd)
        {
            throw Outside("--from", from, market);
        }

        if (until <= market.DataStart || until > market.DataEnd)
        {
            throw Outside("--until", until, market);
        }

        return until > from
            ? new RunWindow(from, until)
            : throw new StartupException($"--until {Text(until)} is not after the start {Text(from)}");
    }

    public static string Text(long time) => DateTimeOffset.FromUnixTimeMilliseconds(time)
        .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static long DefaultStart(ExchangeSettings settings, VenueMarket market)
    {
        long span = market.DataEnd - market.DataStart;
        if (settings.HistoryDays is not { } days)
        {
            // The night after 00:00 UTC is quiet; a newcomer's first simulated hour of the synthetic market is not.
            long wake = settings.ReplayFolder is null ? SyntheticWake : 0;

            return market.DataStart + Math.Min((DefaultHistoryDays * Day) + wake, span / 2);
        }

        return days * Day < span
            ? market.DataStart + (days * Day)
            : throw new StartupException(
                $"--history-days {days} leaves nothing to run: the data has {span / Day} days");
    }

    private static StartupException Outside(string option, long time, VenueMarket market) => new(
        $"{option} {Text(time)} lies outside the data ({Text(market.DataStart)} .. {Text(market.DataEnd)})");
}

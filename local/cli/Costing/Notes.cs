using System.Globalization;

namespace Breakwater.Local.Cli.Costing;

/// <summary>What a reader of a bill must know: what was measured, what was assumed, what it comes to.</summary>
internal sealed class Notes(MeasuredDay day, Bill bill, Bill slower, Prices prices)
{
    private const double FreePushes = 20_000;
    private const double MinutesPerMonth = MonthlyUse.Days * 1440;

    public IReadOnlyList<string> Lines { get; } =
    [
        Measured(day),
        "Scaled: timers of their own pace as they are; the scheduler by candles; ScanMarket by candles and chunks of "
            + "25; DetectBreakout by candles and a little by instruments; the rest by candles and instruments, which "
            + "is more than was measured with 400.",
        .. Assumptions.All.Select(assumption => $"Assumed: {assumption}"),
        $"Prices are list prices in USD as they were on {prices.Known.Values.Min(price => price.AsOf):yyyy-MM-dd} to "
            + $"{prices.Known.Values.Max(price => price.AsOf):yyyy-MM-dd}; {Repository.Shown(Prices.File)} says whose "
            + "word each is. What is free a month is free once for a subscription.",
        .. Findings(bill, slower),
    ];

    private static string Measured(MeasuredDay day) => string.Create(
        CultureInfo.InvariantCulture,
        $"Measured: a run of {day.Run.SimulatedSeconds / 3600:0.#} simulated hours on the {day.Run.Market} market "
        + $"from {day.Run.From:yyyy-MM-dd HH:mm} on; {day.ScansPerDay:0} scans a day of {day.SymbolsPerScan:0} "
        + $"instruments; {day.Run.Trades} trades closed. The stand-ins counted "
        + $"{day.Functions.Sum(day.Executions):#,0} executions.");

    private static IEnumerable<string> Findings(Bill bill, Bill slower)
    {
        double all = bill.Use.Executions.Values.Sum();
        double timers = MonthlyUse.OwnPace.Sum(timer => bill.Use.Executions[timer]);
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{MonthlyUse.OwnPace.Count} timers make {timers / all:P0} of the executions, and the second that each is "
            + $"billed at least makes the price. Their pace stands in functions/Schedules.cs; no setting changes it. "
            + $"With candles of {slower.Deployment.CandleMinutes} minutes (BOT_PRESET, SCAN_SCHEDULE) it would be "
            + $"USD {slower.Total:0.00}.");
        double push = bill.Use.PushMessages / MonthlyUse.Days;
        double requests = bill.Use.VenueRequests * bill.Deployment.Bots / MinutesPerMonth;
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"One open page is sent {push:#,0} of the {FreePushes:#,0} messages that are free a day for each bot.");
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"The exchange is asked {requests:#,0} times a minute on average; from one address it takes 6,000 weight, "
            + $"and candles weigh 2. What does not fit is left out (MD-4).");
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"The journal is kept for ever: after a year its {bill.Use.KeptGb * bill.Deployment.Bots * 12:0.0} GB cost "
            + $"twelve times the first month's.");
    }
}

namespace Breakwater.Local.Cli.Costing;

/// <summary>
/// What one bot uses in thirty days, scaled from a measured one.
/// </summary>
/// <remarks>
/// Timers of their own pace (Heartbeat, OutboxRelay, ManagePositions, Reconcile) do not change with the market. The
/// scheduler follows the candles, ScanMarket the candles and the number of chunks. Candidates of a scan are limited:
/// three hours with 397 instruments in place of 80 made 4.0 times as many ScanMarket, 1.32 times as many
/// DetectBreakout, 3.3 times as many AssessRisk and 2 times as many ExecuteTrade. So the second grows a little with the
/// instruments, and the last two are taken to grow as they do, which is more than they did.
/// </remarks>
internal sealed class MonthlyUse(MeasuredDay day, Deployment deployment)
{
    public const int Days = 30;
    private const int MinutesPerDay = 1440;
    private const int ChunkSize = 25;

    // (417 / 316 - 1) / (397 / 80 - 1), see the remarks.
    private const double CandidateShare = 0.081;

    // Without a batch's boundaries and headers a row is smaller; this is the most it can be.
    private static readonly string[] KeptTables = ["Journal", "History"];

    /// <summary>Timers that the market does not drive.</summary>
    public static readonly IReadOnlyList<string> OwnPace =
        ["Heartbeat", "OutboxRelay", "ManagePositions", "Reconcile"];

    private readonly double candles = MinutesPerDay / (double)deployment.CandleMinutes / day.ScansPerDay;
    private readonly double chunks = Math.Ceiling(deployment.Symbols / (double)ChunkSize) / day.ChunksPerScan;
    private readonly double symbols = deployment.Symbols / day.SymbolsPerScan;

    public IReadOnlyDictionary<string, double> Executions => day.Functions.ToDictionary(
        function => function, function => Month(function, day.Executions(function)));

    /// <summary>Sends, receives, settlements.</summary>
    public double BusOperations => day.Functions.Sum(function => Month(function, day.BusOperationsOf(function)));

    public double TableRequests => Total("Tables/requests");

    /// <summary>Rows read one by one and rows written in batches.</summary>
    public double TableRows => Total("Tables/rows");

    /// <summary>What stays in the tables: the journal and the archive.</summary>
    public double KeptGb => KeptTables.Sum(table => Total($"Tables/written/{table}")) / 1e9;

    /// <summary>Pushes to one page that is always open.</summary>
    public double PushMessages => Total("SignalR/messages");

    public double VenueRequests => Total("Binance/requests");

    public double LogLines => day.Run.LogLines / day.Days * Days * candles;

    private double Total(string operation) =>
        day.Functions.Sum(function => Month(function, day.Sum(function, operation)));

    private double Month(string function, long measured) => measured / day.Days * Days * function switch
    {
        _ when OwnPace.Contains(function) => 1,
        MeasuredDay.ScanScheduler => candles,
        MeasuredDay.ScanMarket => candles * chunks,
        MeasuredDay.DetectBreakout => candles * (1 + (CandidateShare * (symbols - 1))),
        _ => candles * symbols,
    };
}

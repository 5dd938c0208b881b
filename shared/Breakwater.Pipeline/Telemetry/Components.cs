namespace Breakwater.Pipeline.Telemetry;

/// <summary>What does the work, by the names of the functions.</summary>
public static class Components
{
    /// <summary>Opens a scan cycle.</summary>
    public const string ScanScheduler = "ScanScheduler";

    /// <summary>Scans a chunk.</summary>
    public const string ScanMarket = "ScanMarket";

    /// <summary>Looks for a breakout.</summary>
    public const string DetectBreakout = "DetectBreakout";

    /// <summary>Sizes and reserves.</summary>
    public const string AssessRisk = "AssessRisk";

    /// <summary>Sends orders.</summary>
    public const string ExecuteTrade = "ExecuteTrade";

    /// <summary>Looks at positions.</summary>
    public const string ManagePositions = "ManagePositions";

    /// <summary>Compares with the venue.</summary>
    public const string Reconcile = "Reconcile";

    /// <summary>Stores and pushes the bot's state.</summary>
    public const string Heartbeat = "Heartbeat";

    /// <summary>Sends what was left unsent.</summary>
    public const string OutboxRelay = "OutboxRelay";
}

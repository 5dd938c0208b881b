namespace Breakwater.Functions;

/// <summary>When timers run: NCRONTAB with seconds, UTC.</summary>
internal static class Schedules
{
    /// <summary>Shortly after each close of the preset's signal candle; an app setting, as presets differ.</summary>
    public const string Scan = "%ScanSchedule%";

    public const string ManagePositions = "*/15 * * * * *";

    public const string Reconcile = "7 * * * * *";

    public const string Heartbeat = "*/30 * * * * *";

    public const string OutboxRelay = "11,41 * * * * *";
}

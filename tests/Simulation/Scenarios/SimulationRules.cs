using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Positions;
using Breakwater.Domain.Presets;
using Breakwater.Domain.Risk;
using Breakwater.Domain.Scanning;
using Breakwater.Domain.Signals;
using Breakwater.TestKit;

namespace Breakwater.Simulation.Scenarios;

/// <summary>Rules under which a trade lives for minutes, so that a short run sees whole lives.</summary>
public static class SimulationRules
{
    /// <summary>Room for two trades, and less risk than two full ones need.</summary>
    private static readonly RiskRules Risk = TestRules.Risk with
    {
        MaxOpenPositions = 2,
        MaxOpenRiskPercent = 1.7m,
        MaxDailyLossPercent = 50m,
        MaxDrawdownPercent = 50m,
        MaxDailyLossR = 50m,
        CoolDownMinutes = 2,
        MaxConsecutiveLosses = 4,
        MaxSpreadBasisPoints = 100m,
        Breaker = new BreakerRules(6, 5, 2),
    };

    // Each instrument is a chunk of its own; the hour's volume would ask for two hours of minutes.
    private static readonly ScanRules Scan = TestRules.Scan with
    {
        ChunkSize = 1,
        MinAtrPercent = 0m,
        MaxAtrPercent = 100m,
        Weights = new ScoreWeights(0m, 0.5m, 0.4m, 0m, 0m, 0.1m, 0m),
    };

    // Breakouts of a market that only wanders: often, and with pull-backs.
    private static readonly SignalRules Signal = TestRules.SignalRules with
    {
        BreakAtr = 0.01m,
        BreakPercent = 0.01m,
        MaxChaseAtr = 3m,
        MinVolumeMultiplier = 1m,
        MinBodyFraction = 0m,
        Retest = TestRules.SignalRules.Retest with
        {
            MinAwayAtr = 0.1m, NearAtr = 1m, MaxPierceAtr = 1m, MinActivity = 0.1m,
        },
        Entries = [EntryKind.Momentum, EntryKind.Retest],
    };

    public static ExitRules Exits { get; } = TestRules.Exits with
    {
        TimeStopHours = 0.15m,
        TimeStopMinR = 0.2m,
        MaxHoldHours = 0.4m,
        TrailStepAfterR = 0.6m,
        TrailStepBasisPoints = 120m,
        AddOn = new AddOnRules(0.5m, 0.8m, 3m),
    };

    /// <summary>Quick targets, a stop that follows, an add-on.</summary>
    public static Preset Preset { get; } = TestRules.Preset with
    {
        Name = "simulated_v1",
        SignalTimeframe = Timeframe.M1,
        LevelTimeframe = Timeframe.M5,
        HistoryCandles = 60,
        Scan = Scan,
        Levels = TestRules.Levels with { DonchianPeriod = 4, PivotStrength = 1 },
        Signal = Signal,
        Risk = Risk,
        Exits = Exits,
    };

    /// <summary>The same where the book is thin: entries are bought in slices that rest.</summary>
    public static Preset Sliced { get; } = Preset with
    {
        Name = "simulated_v3",
        Risk = Risk with { Depth = new DepthRules(600m, 40m, 0.25m, 0.1m) },
        Execution = new ExecutionRules(2, 6, 3m, 10m, 0m, 20m, 1_000_000_000m, 1m),
    };

    /// <summary>What an operator switches to: one target, no trail, no add-on.</summary>
    public static Preset Other { get; } = Preset with
    {
        Name = "simulated_v2",
        Exits = Exits with
        {
            Targets = [new ProfitTarget(0.5m, 1m)],
            TrailStepBasisPoints = 0m,
            AddOn = new AddOnRules(0m, 0m, 0m),
        },
    };
}

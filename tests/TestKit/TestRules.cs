using Breakwater.Domain.Execution;
using Breakwater.Domain.Levels;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Positions;
using Breakwater.Domain.Presets;
using Breakwater.Domain.Risk;
using Breakwater.Domain.Scanning;
using Breakwater.Domain.Signals;

namespace Breakwater.TestKit;

/// <summary>Rules and things to trade with round numbers.</summary>
public static class TestRules
{
    public static readonly DateTimeOffset Start = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The guards that this repository's older tests do not ask for are wide open.</summary>
    public static RiskRules Risk { get; } = new(
        1m, 3, 5m, 30m, 90m, 3m, 10m, 3, 60, 0.5m, 10m, 5m, 30m, 1_000_000m, 1m, 100m, 0, 1_000,
        new ReductionRules(1m, 1m, 1m, 1m, 1m, 1m, 1m, 0m, 1m),
        new BreakerRules(100, 60, 60),
        [],
        new EvidenceRules(50, 5, true),
        new DepthRules(1_000_000_000m, 5m, 0.25m, 0.3m));

    public static ExitRules Exits { get; } =
        new(
            [new ProfitTarget(1m, 0.4m), new ProfitTarget(2m, 0.3m)], 20m, 1m, 10, 2m, 0.1m, 3, 24m, 0.5m, 72m,
            0m, 0m, 0m, 0, 0m, 0, 0m, 0m, new AddOnRules(0m, 0m, 0m));

    /// <summary>What is large enough to be cut into slices the depth rules say: here, nothing.</summary>
    public static ExecutionRules Execution { get; } = new(2, 12, 3m, 10m, 0m, 0m, 1_000_000_000m, 1m);

    public static ScanRules Scan { get; } = new(
        "USDT", 1_000m, 30m, 0.01m, 50m, 0m, [], 100, 2, 5, 0m, 0m, 100m, 0m, 100m, 0, [], [], null,
        new RegimeRules(string.Empty, 0m, 0m, false),
        new ScoreWeights(0.4m, 0.25m, 0.25m, 0m, 0m, 0.1m, 0m));

    public static LevelRules Levels { get; } = new(
        20, 2, 0.15m, 2, 0.5m, 3, [LevelKind.Donchian, LevelKind.SwingHigh], 0.15m, 0.15m, 1m, 0.8m, 0m, 10_000m, 0m);

    public static SignalRules SignalRules { get; } = new(
        0.05m, 0.1m, 0.5m, 1.5m, 0.5m, 1.2m, 10, 0.4m, 2, [EntryKind.Momentum], 100m, 0m,
        new RetestRules(24m, 0.5m, 0.25m, 0.35m, 0.5m, 1m, 3),
        new SqueezeRules(30m, 1.5m, 3),
        new SoftRules(0, null, null, null, null, null, null, null, null, null, null));

    public static Preset Preset { get; } = new(
        "test_v1",
        "Round numbers.",
        Timeframe.M15,
        Timeframe.H1,
        120,
        Scan,
        Levels,
        SignalRules,
        Risk,
        Exits,
        Execution);

    public static Instrument Instrument(string baseAsset) => new(
        Symbol.Of(baseAsset + "USDT"), baseAsset, "USDT", true, 0.01m, 0.001m, 0.001m, 0m, 5m, true);

    /// <summary>What a venue allows that takes an entry and its stop in one request.</summary>
    public static VenuePermissions Lists(ListKind kind) => new(
        VenueStatus.Trading, VenueOrderTypes.Limit | VenueOrderTypes.Market | VenueOrderTypes.StopLoss)
    {
        AllowsSpot = true,
        AllowsOto = kind is ListKind.Oto or ListKind.Opo,
        AllowsOpo = kind is ListKind.Opo,
    };

    /// <summary>Broke 100 at 101; may pay 101.5; wrong below 98; ATR 2.</summary>
    public static BreakoutSignal Signal(string baseAsset) => new(
        "s-" + baseAsset,
        Symbol.Of(baseAsset + "USDT"),
        100m,
        101m,
        101.5m,
        98m,
        2m,
        Start.AddMinutes(-15),
        Start.AddMinutes(30),
        0.7m);
}

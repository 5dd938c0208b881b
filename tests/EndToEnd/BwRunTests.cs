using System.Text.Json;
using Breakwater.TestKit.Local;

namespace Breakwater.EndToEnd.Tests;

/// <summary>"bw run" to its end, as a user calls it.</summary>
[Collection(Collections.CommandLine)]
public sealed class BwRunTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    [Fact]
    [Trait("SeedDefect", "31")]
    public async Task Run_RecordedHoursAsJson_PrintsOneCleanSummary()
    {
        string folder = SharedMaterial.Require("data/binance/5m");
        (int exitCode, string[] output, string[] errors) = await Bw.RunToEndAsync(
            FreePort.Next(), Patience,
            "--replay", folder, "--from", "2025-01-10", "--until", "2025-01-10T02:00:00Z",
            "--speed", "max", "--json", "--preset", "breakout_v1_relaxed");
        Assert.True(exitCode == 0, string.Join('\n', errors));
        JsonElement summary = Bw.Summary(output);
        DemandClean(summary);
        Assert.Equal("replay", summary.GetProperty("market").GetString());
        Assert.Equal(7200d, summary.GetProperty("simulatedSeconds").GetDouble());
        Assert.True(summary.GetProperty("trades").GetInt32() >= 2, output[0]);
        Assert.True(summary.GetProperty("decisions").GetInt32() > 100, output[0]);
    }

    [Fact]
    public async Task Run_SyntheticMinute_TradesAtLeastOnce()
    {
        (int exitCode, string[] output, string[] errors) = await Bw.RunToEndAsync(
            FreePort.Next(), Patience, "--for", "60s", "--json");
        Assert.True(exitCode == 0, string.Join('\n', errors));
        JsonElement summary = Bw.Summary(output);
        DemandClean(summary);
        Assert.Equal("synthetic", summary.GetProperty("market").GetString());
        Assert.True(summary.GetProperty("trades").GetInt32() >= 1, output[0]);
    }

    private static void DemandClean(JsonElement summary)
    {
        Assert.Equal(0, summary.GetProperty("deadLetters").GetInt32());
        Assert.Equal(0, summary.GetProperty("unhandledErrors").GetInt32());
        Assert.Empty(summary.GetProperty("errors").EnumerateArray());
        decimal expected = Money("startEquity") + Money("gross") - Money("fees");
        Assert.Equal(Math.Round(expected, 2), Math.Round(Money("equity"), 2));
        Assert.Equal(0m, Math.Round(Money("difference"), 2));
        JsonElement[] stages = [.. summary.GetProperty("stages").EnumerateArray()];
        Assert.Subset(
            stages.Select(stage => stage.GetProperty("name").GetString()!).ToHashSet(StringComparer.Ordinal),
            new HashSet<string> { "ScanScheduler", "ScanMarket", "DetectBreakout", "AssessRisk", "ExecuteTrade" });
        Assert.All(stages, stage => Assert.True(stage.GetProperty("p95Ms").GetDouble() > 0, stage.GetRawText()));

        decimal Money(string member) => summary.GetProperty(member).GetDecimal();
    }
}

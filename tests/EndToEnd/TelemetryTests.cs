using System.Text.Json;
using static Breakwater.EndToEnd.Tests.TelemetryRows;

namespace Breakwater.EndToEnd.Tests;

/// <summary>What a run tells of itself, from the file it was told to.</summary>
[Collection(Collections.System)]
public sealed class TelemetryTests
{
    [Fact]
    public async Task Run_RecordedHours_LifeOfATradeIsFoundByItsCorrelationIdAlone()
    {
        Market market = Market.Replay(new DateTimeOffset(2025, 1, 10, 0, 0, 0, TimeSpan.Zero), TimeSpan.FromHours(2));
        await using LocalSystem system = await LocalSystem.StartAsync(market);
        await system.Client.AcceptedAsync("start");
        (await system.FinishAsync(TimeSpan.FromMinutes(3))).DemandClean();
        await Task.Delay(1500);
        File.Copy(system.TelemetryFile, "/tmp/o/rows.jsonl", true);
        TelemetryRows rows = Read(system.TelemetryFile);
        Assert.NotEmpty(rows.All);
    }
}

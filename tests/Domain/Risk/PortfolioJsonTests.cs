using System.Text.Json;
using System.Text.Json.Serialization;
using Breakwater.Domain.Risk;

namespace Breakwater.Domain.Tests.Risk;

public sealed class PortfolioJsonTests
{
    // As rows are written.
    private static readonly JsonSerializerOptions Rows = new(JsonSerializerDefaults.Web)
    {
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    private static readonly RiskRules Rules = RiskScenario.Limits with
    {
        SymbolCoolDownMinutes = 10_080,
        Breaker = new BreakerRules(20, 60, 60),
    };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void RoundTrip_FullLedger_ComesBackWhole(bool asRow)
    {
        JsonSerializerOptions options = asRow ? Rows : JsonSerializerOptions.Default;
        Portfolio ledger = Full();

        string json = JsonSerializer.Serialize(ledger, options);
        Portfolio back = JsonSerializer.Deserialize<Portfolio>(json, options)!;

        Assert.Equal(json, JsonSerializer.Serialize(back, options));
        Assert.Equal(ledger.Reservations, back.Reservations);
        Assert.Equal(ledger.Rests, back.Rests);
        Assert.Equal(ledger.Failures, back.Failures);
        Assert.Equal(ledger.Evidence, back.Evidence);
        // Lists are compared above: records compare them by reference.
        Assert.Equal(
            ledger, back with { Reservations = ledger.Reservations, Rests = ledger.Rests, Failures = ledger.Failures });
    }

    [Fact]
    public void Full_HasAValueInEveryProperty_SoThatTheRoundTripSeesIt() => Assert.All(
        typeof(Portfolio).GetProperties().Where(property => property.CanWrite),
        property => Assert.NotEqual(property.GetValue(new Portfolio(0m, 0m, 0m)), property.GetValue(Full())));

    [Fact]
    public void Read_RowOfThePreviousVersion_HasHarmlessDefaults()
    {
        const string Old = """
            {"startEquity":10000,"gross":-50,"fees":1,"highWaterMark":10100,"day":"2026-11-02","dayStartEquity":10000,
            "closedTrades":7,"remainders":0.5,"lossStreak":1,"coolDownUntil":"2026-11-02T11:00:00+00:00",
            "reservations":[{"tradeId":"t-A","symbol":"AUSDT","risk":10,"notional":100}]}
            """;

        Portfolio ledger = JsonSerializer.Deserialize<Portfolio>(Old, Rows)!;

        Assert.Equal((9_949m, 10_100m, 10_000m), (ledger.Equity, ledger.HighWaterMark, ledger.DayStartEquity));
        Assert.Equal((10m, 100m, 7, 1), (ledger.OpenRisk, ledger.Exposure, ledger.ClosedTrades, ledger.LossStreak));
        Assert.Equal((0, 0), (ledger.TradesToday, ledger.LossesSinceWin));
        Assert.Equal((0, (DateTimeOffset?)null), (ledger.Rests.Count + ledger.Failures.Count, ledger.BreakerOpenUntil));
        Assert.Equal(new Evidence(0, null, -51m, 0, false), ledger.Evidence);
        Assert.IsType<RiskDecision.Approved>(RiskScenario.Approving().With(ledger).Assess());
        Assert.Equal(0, ledger.Release("t-A").TradesToday);
        Assert.Equal(2, ledger.Book(new TradeResult("t-A", -1m, 0m, 0m, RiskScenario.Now), Rules).LossesSinceWin);
    }

    [Fact]
    public void Read_LedgerOfTheFirstDays_HasBaselinesOfItsStart()
    {
        Portfolio ledger = JsonSerializer.Deserialize<Portfolio>("""{"startEquity":500,"gross":0,"fees":0}""", Rows)!;

        Assert.Equal((500m, 500m), (ledger.HighWaterMark, ledger.DayStartEquity));
        Assert.Empty(ledger.Reservations);
    }

    [Fact]
    public void Size_AfterThousandsOfTradesAndFailures_StaysSmall()
    {
        Portfolio ledger = new(10_000m, 0m, 0m);
        for (int index = 0; index < 3_000; index++)
        {
            DateTimeOffset now = RiskScenario.Now.AddSeconds(index);
            ledger = ledger.At(now).Reserve(RiskScenario.Held($"C{index % 900}", 1m, 1m)).Fail(now, Rules)
                .Book(new TradeResult($"t-C{index % 900}", index % 3, 1m, 0m, now) { InitialRisk = 7m }, Rules);
        }

        Assert.InRange(ledger.Failures.Count, 0, 19);
        Assert.Equal(200, ledger.Rests.Count);
        Assert.InRange(JsonSerializer.Serialize(ledger, Rows).Length, 1, 16_000);
    }

    private static Portfolio Full() => new(10_000m, 120.5m, 3.25m)
    {
        HighWaterMark = 11_000m,
        Day = new DateOnly(2026, 11, 2),
        DayStartEquity = 10_050m,
        TradesToday = 3,
        ClosedTrades = 12,
        Remainders = 0.125m,
        Reservations = [RiskScenario.Held("A", 1m, 2m) with { Day = new DateOnly(2026, 11, 1) }],
        LossStreak = 1,
        LossesSinceWin = 4,
        CoolDownUntil = RiskScenario.Now,
        Rests = [new SymbolRest(RiskScenario.Symbol, RiskScenario.Now)],
        Failures = [RiskScenario.Now, RiskScenario.Now.AddTicks(1)],
        BreakerOpenUntil = RiskScenario.Now.AddMinutes(1),
        MeasuredTrades = 11,
        SumR = 10m / 3m,
        LongestLossStreak = 4,
        GuardSeen = true,
    };
}

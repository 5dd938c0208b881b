using Breakwater.Local.Cli;
using Breakwater.Local.Cli.Costing;
using Breakwater.Local.Cli.Run;
using Breakwater.Local.Cli.Summary;

namespace Breakwater.Cli.Tests.Costing;

/// <summary>A day whose numbers can be reckoned by hand: 288 scans of 50 instruments in two chunks.</summary>
public sealed class BillTests
{
    private static readonly AlertRules Alerts = new(3, 2, 4);
    private static readonly Deployment Same = new() { Symbols = 50 };

    private static readonly string[] Keys =
    [
        "functionGbSecond", "functionExecution", "alwaysReadyGbSecond", "serviceBusBasicOperation",
        "serviceBusStandardHour", "serviceBusStandardOperation", "tableTransaction", "tableGb", "blobWrite",
        "blobOther", "signalRStandardMonth", "logGb", "logAlert5Minutes", "logAlert15Minutes", "metricAlertSeries",
        "natGatewayMonth",
        "publicAddressMonth", "keyVaultOperation",
    ];

    [Fact]
    public void Use_OfTheMeasuredMarket_IsThirtyTimesTheDay()
    {
        MonthlyUse use = new(Day(), Same);

        Assert.Equal(30 * 2880, use.Executions["Heartbeat"]);
        Assert.Equal(30 * 288, use.Executions["ScanScheduler"], 6);
        Assert.Equal(30 * 576, use.Executions["ScanMarket"], 6);
        Assert.Equal(30 * 100, use.Executions["AssessRisk"], 6);
        // Sent by the scheduler, received and completed by the host for ScanMarket.
        Assert.Equal(30 * 3 * 576, use.BusOperations, 6);
        Assert.Equal(30 * (14_400 + 5760), use.TableRows, 6);
        Assert.Equal(0.3, use.KeptGb, 6);
    }

    [Theory]
    [InlineData(50, 1, 1, 5, 5)]
    [InlineData(200, 5, 1, 1, 4)]
    [InlineData(200, 1, 1, 5, 20)]
    [InlineData(51, 5, 1, 1, 1.5)]
    public void Use_OfAnotherMarket_FollowsCandlesAndChunksWhereTheyMatter(
        int symbols, int minutes, double heartbeats, double scheduler, double market)
    {
        MonthlyUse use = new(Day(), new Deployment { Symbols = symbols, CandleMinutes = minutes });

        Assert.Equal(30 * 2880 * heartbeats, use.Executions["Heartbeat"], 6);
        Assert.Equal(30 * 288 * scheduler, use.Executions["ScanScheduler"], 6);
        Assert.Equal(30 * 576 * market, use.Executions["ScanMarket"], 6);
    }

    [Fact]
    public void Bill_WithinWhatIsFree_CostsNothingForFunctions()
    {
        // 158,520 executions of half a GB and one second are within both grants.
        Bill bill = Of(Same);

        Assert.Equal(158_520, Line(bill, "executions").Quantity, 3);
        Assert.Equal((0m, 0m), (Line(bill, "executions").Usd, Line(bill, "GB-s").Usd));
    }

    [Fact]
    public void Bill_OfTenBots_UsesWhatIsFreeOnce()
    {
        Bill bill = Of(Same with { Bots = 10 });

        Assert.Equal((1_585_200 - 250_000) * 0.0000004m, Line(bill, "executions").Usd, 6);
        Assert.Equal((792_600 - 100_000) * 0.000026m, Line(bill, "GB-s").Usd, 6);
    }

    [Fact]
    public void Bill_WithEverythingThatCostsMore_HasALineForEach()
    {
        Deployment dear = Same with
        {
            Alerts = true,
            FixedAddress = true,
            AlwaysReady = 1,
            ServiceBusStandard = true,
            SignalRStandard = true,
        };
        Bill bill = Of(dear);

        Assert.Equal(5.5m, Line(bill, "rules over logs").Usd);
        Assert.Equal(0.4m, Line(bill, "series of metrics").Usd);
        Assert.Equal(36.5m, Line(bill, "gateways with an address").Usd);
        // Four functions, half a GB, thirty days.
        Assert.Equal(2m * 2_592_000 * 0.000004m, Line(bill, "GB-s of warm instances").Usd);
        Assert.Equal(720 * 0.0135m, Line(bill, "hours of Standard").Usd);
        Assert.Equal(0m, Line(bill, "operations").Usd);
        Assert.Equal(48.97m, Line(bill, "messages to one page").Usd);
        Assert.Equal(bill.Lines.Sum(line => line.Usd), bill.Total);
    }

    [Fact]
    public void Prices_EachHaveAnAmountASourceAndADate()
    {
        Prices prices = Prices.Load();

        Assert.Equal(Keys.Order(), prices.Known.Keys.Order());
        Assert.All(prices.Known.Values, price =>
        {
            Assert.True(price.Usd > 0m);
            Assert.NotEmpty(price.Per);
            Assert.NotEmpty(price.Source);
            Assert.InRange(price.AsOf, new DateOnly(2024, 1, 1), new DateOnly(2100, 1, 1));
        });
    }

    [Fact]
    public async Task Alerts_OfTheDeployment_HaveAPriceEach()
    {
        AlertRules rules = AlertRules.Read(await File.ReadAllTextAsync(AlertRules.File), 4);

        Assert.True(rules is { Quick: > 0, Slow: > 0 });
        Assert.Throws<CliException>(() => AlertRules.Read("    every: 'PT1M'\n", 4));
    }

    private static Bill Of(Deployment deployment) =>
        new(new MonthlyUse(Day(), deployment), deployment, Prices.Load(), Alerts);

    private static BillLine Line(Bill bill, string counted) => bill.Lines.Single(line => line.Counted == counted);

    private static MeasuredDay Day() => new(SummaryTests.Summary() with
    {
        SimulatedSeconds = 86_400,
        Stages =
        [
            Stage("Heartbeat", 2880), Stage("Reconcile", 1440), Stage("ScanScheduler", 288), Stage("ScanMarket", 576),
            Stage("AssessRisk", 100), Stage("GetHealth", 7), Stage("PostCommand", 1),
        ],
        Operations =
        [
            new HostOperation("", "ServiceBus/operations/scan/receive", 576),
            new HostOperation("", "ServiceBus/operations/scan/complete", 576),
            new HostOperation("", "Tables/rows/sbmessages", 9999),
            new HostOperation("GetHealth", "Tables/rows/Engine", 9999),
            new HostOperation("Heartbeat", "Tables/rows/Engine", 5760),
            new HostOperation("ScanMarket", "Tables/rows/Journal", 14_400),
            new HostOperation("ScanMarket", "Tables/rows/sbmessages", 9999),
            new HostOperation("ScanMarket", "Tables/written/Journal", 10_000_000),
            new HostOperation("ScanScheduler", "ServiceBus/operations/scan/send", 576),
        ],
    });

    private static StageSummary Stage(string name, long count) => new(name, count, 1, 1, 1);
}

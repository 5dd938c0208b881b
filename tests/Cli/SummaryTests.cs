using System.Text.Json;
using Breakwater.Local.Cli.Summary;

namespace Breakwater.Cli.Tests;

public sealed class SummaryTests
{
    [Fact]
    public void Json_HasTheMembersInTheirOrder()
    {
        using JsonDocument json = JsonDocument.Parse(SummaryText.Json(Summary()));
        Assert.Equal(
            [
                "market", "symbols", "from", "until", "clock", "simulatedSeconds", "elapsedSeconds", "trades",
                "openPositions", "decisions", "orders", "startEquity", "gross", "fees", "net", "equity", "venueEquity",
                "difference", "account", "deadLetters", "unhandledErrors", "stages", "logLines", "operations",
                "digest", "errors",
            ],
            json.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal("10000.123456789012345678", json.RootElement.GetProperty("equity").GetRawText());
        Assert.Equal(["name", "count", "p50Ms", "p95Ms", "p99Ms"],
            json.RootElement.GetProperty("stages")[0].EnumerateObject().Select(member => member.Name));
        Assert.DoesNotContain('\n', SummaryText.Json(Summary()));
    }

    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(1, 0, "The run had 0 unhandled errors and 1 dead letters.")]
    [InlineData(0, 2, "The run had 2 unhandled errors and 0 dead letters.")]
    public void Complaint_OnlyAfterTrouble(long deadLetters, long errors, string? complaint) => Assert.Equal(
        complaint, (Summary() with { DeadLetters = deadLetters, UnhandledErrors = errors }).Complaint());

    [Theory]
    [InlineData(0, 0, 0, null)]
    [InlineData(2, 0, 0, "differ in 2 assets")]
    [InlineData(0, 1, 0, "1 orders have no position")]
    [InlineData(0, 0, 1, "1 positions no order")]
    public void Complaint_AccountUnlikeTheJournal_IsOne(int differences, int orders, int positions, string? words)
    {
        RunSummary summary = Summary() with
        {
            Account = new AccountSummary
            {
                Venue = "custom 127.0.0.1",
                Account = "a",
                Trades = 1,
                Differences = differences,
                Assets = [],
                OrdersWithoutPosition = [.. Enumerable.Repeat("bw-t1-s1", orders)],
                PositionsWithoutOrder = [.. Enumerable.Repeat("t1", positions)],
                ForeignOrders = [],
            },
        };

        Assert.Equal(words is null, summary.Complaint() is null);
        Assert.Contains(words ?? "", summary.Complaint() ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void Digest_OfTheSameRowsWrittenOtherwise_IsTheSame() => Assert.Equal(
        Digest("""[{"id":"a","price":1.50,"at":null},{"id":"b","checks":[1,2]}]"""),
        Digest("""[{"checks":[1.0,2],"id":"b"}, {"at":null,"price":1.5,"id":"\u0061"}]"""));

    [Theory]
    [InlineData("""[{"id":"a","price":1.51}]""")]
    [InlineData("""[{"id":"a","price":"1.5"}]""")]
    [InlineData("""[{"id":"b","price":1.5}]""")]
    [InlineData("""[{"id":"a","price":1.5},{"id":"a","price":1.5}]""")]
    [InlineData("[]")]
    public void Digest_OfOtherRows_IsAnother(string rows) =>
        Assert.NotEqual(Digest("""[{"id":"a","price":1.5}]"""), Digest(rows));

    [Fact]
    public void Digest_OfNothing_IsTheEmptySha256() =>
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Digest("[]"));

    [Fact]
    public void Canonical_KeepsTheOrderOfArrays() =>
        Assert.NotEqual(Digest("""[{"checks":[1,2]}]"""), Digest("""[{"checks":[2,1]}]"""));

    private static string Digest(string rows)
    {
        using JsonDocument json = JsonDocument.Parse(rows);
        return RowDigest.Of(json.RootElement.EnumerateArray());
    }

    internal static RunSummary Summary() => new()
    {
        Market = "synthetic",
        Symbols = JsonSerializer.SerializeToElement(24),
        From = DateTimeOffset.UnixEpoch,
        Clock = DateTimeOffset.UnixEpoch.AddHours(1),
        SimulatedSeconds = 3600,
        Operations = [],
        ElapsedSeconds = 60,
        Trades = 1,
        OpenPositions = 0,
        Decisions = 2,
        Orders = 3,
        StartEquity = 10000m,
        Gross = 1m,
        Fees = 0.5m,
        Net = 0.5m,
        Equity = 10000.123456789012345678m,
        DeadLetters = 0,
        UnhandledErrors = 0,
        Stages = [new StageSummary("ScanMarket", 1, 1.5, 2, 3)],
        Digest = new RunDigest("a", "b", "c"),
        Errors = [],
    };
}

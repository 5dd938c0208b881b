using Azure.Data.Tables;
using Breakwater.Adapters.Tables;
using Breakwater.Domain;
using Breakwater.Pipeline.Ports;
using Breakwater.TestKit.Local;

namespace Breakwater.Adapters.Tests.Tables;

public sealed class TableJournalTests(AzuriteFixture fixture)
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);
    private static int bots;
    private readonly string bot = $"bot{Interlocked.Increment(ref bots)}";

    [Fact]
    public async Task WriteAsync_Entry_IsFoundByItsKeyWithEverything()
    {
        TableJournal journal = await StartAsync();
        JournalEntry entry = Entry(Noon, "BTCUSDT", "denied") with
        {
            Checks = [new Check("spread", 12.345678901234567890m, 10m, false), Check.AtLeast("volume", null, 1m)],
        };

        await journal.WriteAsync([entry], default);
        JournalEntry found = Assert.IsType<JournalEntry>(await journal.FindAsync(entry.Key, default));

        Assert.Equal(entry with { Checks = found.Checks }, found);
        Assert.Equal(entry.Checks, found.Checks);
        Assert.Null(await journal.FindAsync(entry.Key with { Cause = "other" }, default));
        Assert.Null(await journal.FindAsync(entry.Key with { Bot = "other" }, default));
        Assert.Null(await journal.FindAsync(entry.Key with { At = Noon.AddTicks(1) }, default));
        Assert.Null(await journal.FindAsync(entry.Key with { Stage = JournalStage.Risk }, default));
    }

    [Fact]
    public async Task WriteAsync_SameDecisionAgain_OverwritesItself()
    {
        TableJournal journal = await StartAsync();
        await journal.WriteAsync([Entry(Noon, "BTCUSDT", "first")], default);
        await journal.WriteAsync([Entry(Noon, "BTCUSDT", "second")], default);

        JournalLine line = Assert.Single(await journal.PageAsync(bot, Noon, null, 10, default));
        Assert.Equal("second", line.Outcome);
    }

    [Fact]
    public async Task WriteAsync_SameDecisionTwiceInOneCall_KeepsTheLast()
    {
        TableJournal journal = await StartAsync();
        await journal.WriteAsync([Entry(Noon, "X", "first"), Entry(Noon, "X", "second")], default);

        Assert.Equal("second", Assert.Single(await journal.PageAsync(bot, Noon, null, 10, default)).Outcome);
    }

    [Fact]
    public async Task WriteAsync_TwoDaysInOneCall_AreTwoPages()
    {
        TableJournal journal = await StartAsync();
        DateTimeOffset midnight = Noon.AddHours(12);
        await journal.WriteAsync(
            [Entry(midnight.AddTicks(-1), "old", "a"), Entry(midnight, "new", "b")], default);

        Assert.Equal("old", Assert.Single(await journal.PageAsync(bot, Noon, null, 10, default)).Symbol);
        Assert.Equal("new", Assert.Single(await journal.PageAsync(bot, midnight, null, 10, default)).Symbol);
    }

    [Fact]
    public async Task WriteAsync_OffsetOfAnotherZone_IsTheUtcDay()
    {
        TableJournal journal = await StartAsync();
        var local = new DateTimeOffset(2026, 11, 3, 1, 0, 0, TimeSpan.FromHours(2));
        await journal.WriteAsync([Entry(local, "X", "a")], default);

        Assert.Single(await journal.PageAsync(bot, Noon, null, 10, default));
        Assert.NotNull(await journal.FindAsync(Entry(local.ToUniversalTime(), "X", "a").Key, default));
    }

    [Fact]
    public async Task SignalsAsync_AmongOtherDecisions_AreThoseThatFoundSomething()
    {
        TableJournal journal = await StartAsync();
        JournalEntry[] looks =
        [
            .. Enumerable.Range(0, 30).Select(minute => Entry(Noon.AddMinutes(minute), "X", "none")),
            Entry(Noon.AddMinutes(5), "BTCUSDT", "breakout"),
            Entry(Noon.AddMinutes(9), "ETHUSDT", "retest"),
        ];
        await journal.WriteAsync(
            [
                .. looks.Select(entry => entry with
                {
                    Key = entry.Key with { Stage = JournalStage.Signal, Cause = entry.Subject },
                }),
                Entry(Noon, "SOLUSDT", "breakout"),
            ],
            default);

        JournalLine newest = Assert.Single(await journal.SignalsAsync(bot, Noon, null, 1, default));
        JournalLine older = Assert.Single(await journal.SignalsAsync(bot, Noon, newest.Key, 10, default));

        Assert.Equal(("ETHUSDT", "BTCUSDT"), (newest.Symbol, older.Symbol));
    }

    [Fact]
    public async Task WriteAsync_ManyEntries_AreAllKept()
    {
        TableJournal journal = await StartAsync();
        await journal.WriteAsync(
            [.. Enumerable.Range(0, 250).Select(n => Entry(Noon.AddSeconds(n), $"S{n}", "a"))], default);

        Assert.Equal(250, (await journal.PageAsync(bot, Noon, null, 1000, default)).Count);
    }

    [Fact]
    public async Task WriteAsync_Nothing_DoesNothing()
    {
        TableJournal journal = await StartAsync();
        await journal.WriteAsync([], default);

        Assert.Empty(await journal.PageAsync(bot, Noon, null, 10, default));
    }

    [Fact]
    public async Task PageAsync_StepByStep_IsNewestFirstAndEachOnce()
    {
        TableJournal journal = await StartAsync();
        await journal.WriteAsync(
            [.. Enumerable.Range(0, 23).Select(n => Entry(Noon.AddMinutes((n * 7) % 23), $"S{n}", "a"))], default);
        var seen = new List<JournalLine>();
        string? after = null;
        for (IReadOnlyList<JournalLine> page = await journal.PageAsync(bot, Noon, after, 5, default);
            page.Count > 0;
            page = await journal.PageAsync(bot, Noon, after, 5, default))
        {
            Assert.InRange(page.Count, 1, 5);
            seen.AddRange(page);
            after = page[^1].Key;
        }

        Assert.Equal(23, seen.DistinctBy(line => line.Symbol).Count());
        Assert.Equal(seen.Select(line => line.At).OrderDescending(), seen.Select(line => line.At));
    }

    [Theory]
    [InlineData("web/order-1")]
    [InlineData("a\\b")]
    [InlineData("a#b?c")]
    [InlineData("tab\there")]
    [InlineData("o'neil")]
    [InlineData("100%")]
    [InlineData("a~b")]
    [InlineData("\u0085")]
    public async Task WriteAsync_AnyCharacterInTheCause_IsFoundAgain(string cause)
    {
        // Reconcile journals under the client order ids of strangers, and Binance allows a slash in them.
        TableJournal journal = await StartAsync();
        JournalEntry entry = Entry(Noon, cause, "a");

        await journal.WriteAsync([entry], default);

        Assert.Equal("a", (await journal.FindAsync(entry.Key, default))?.Outcome);
    }

    [Fact]
    public async Task WriteAsync_CausesThatLookAlike_StayApart()
    {
        TableJournal journal = await StartAsync();
        string x = new('x', 600);
        string[] causes =
            ["a", "A", "a ", "a|b", "a-b", "a_b", "a/b", "a~002Fb", x + "1", x + "2", x + "/", new('/', 300)];
        await journal.WriteAsync([.. causes.Select(cause => Entry(Noon, cause, cause))], default);

        foreach (string cause in causes)
        {
            Assert.Equal(cause, (await journal.FindAsync(Entry(Noon, cause, "").Key, default))?.Outcome);
        }
    }

    [Fact]
    public async Task WriteAsync_ReasonLongerThanAProperty_IsStillJournalled()
    {
        TableJournal journal = await StartAsync();
        JournalEntry entry = Entry(Noon, "X", "a") with { Reason = new string('r', 40_000) };

        await journal.WriteAsync([entry], default);

        Assert.StartsWith("rrr", (await journal.FindAsync(entry.Key, default))?.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task WriteAsync_LongTextsOfPairs_AreCutBetweenTheCharacters(int before)
    {
        TableJournal journal = await StartAsync();
        string text = new string('a', before) + string.Concat(Enumerable.Repeat("🚀", 20_000));
        JournalEntry entry = Entry(Noon, "X", text) with { Subject = text, Reason = text, CorrelationId = text };

        await journal.WriteAsync([entry], default);

        JournalEntry? found = await journal.FindAsync(entry.Key, default);
        Assert.StartsWith(found!.Reason[..^1], text, StringComparison.Ordinal);
        Assert.EndsWith("🚀…", found.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryCall_StorageIsDown_IsOutsideTrouble()
    {
        var network = new FaultyTransport { IsCut = true };
        var journal = new TableJournal(TableBed.Connect(fixture, network));

        await Assert.ThrowsAsync<OutsideTroubleException>(() =>
            journal.WriteAsync([Entry(Noon, "X", "a")], default));
        await Assert.ThrowsAsync<OutsideTroubleException>(() =>
            journal.FindAsync(Entry(Noon, "X", "a").Key, default));
    }

    [Theory]
    [InlineData(System.Net.HttpStatusCode.ServiceUnavailable)]
    [InlineData(System.Net.HttpStatusCode.TooManyRequests)]
    public async Task PageAsync_StorageFails_IsOutsideTrouble(System.Net.HttpStatusCode status)
    {
        var journal = new TableJournal(TableBed.Connect(fixture, new FaultyTransport { Status = status }));

        await Assert.ThrowsAsync<OutsideTroubleException>(() => journal.PageAsync(bot, Noon, null, 10, default));
    }

    private JournalEntry Entry(DateTimeOffset at, string cause, string outcome) => new(
        new JournalKey(bot, at, JournalStage.Scan, cause), cause, outcome, "Reason", "correlation", []);

    private async Task<TableJournal> StartAsync()
    {
        var service = new TableServiceClient(fixture.ConnectionString);
        await service.CreateTableIfNotExistsAsync("Journal");

        return new TableJournal(service);
    }
}

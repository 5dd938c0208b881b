using Breakwater.Pipeline.Storage;
using Breakwater.TestKit;

namespace Breakwater.Pipeline.Tests;

/// <summary>What a trade costs at the store: each transaction and each row of it is paid for.</summary>
public sealed class StoreCostTests
{
    [Fact]
    public async Task Life_Whole_NeedsOneSmallRowAndNoCommitForEachEvent()
    {
        List<Write[]> commits = [];
        TradeLife life = await TradeLife.BeginAsync(through: store => new HookedStore(store, writes =>
        {
            commits.Add([.. writes]);

            return Task.CompletedTask;
        }));

        await TradeLifeTests.LiveAsync(life);

        Write[] trades = [.. Under(commits, Places.TradePrefix)];
        Write[] events = [.. Under(commits, Places.EventPrefix)];
        Write[] told = [.. Under(commits, Committer.EntryPrefix).Where(write => write.Json is not null)];
        int relayed = commits.Count(commit => commit.All(write =>
            write.Json is null && write.Key.StartsWith(Committer.EntryPrefix, StringComparison.Ordinal)));
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{commits.Count} commits of {commits.Sum(commit => commit.Length)} rows: {trades.Length} of the trade "
            + $"with {Length(trades)} characters, {events.Length} events with {Length(events)}, "
            + $"{told.Length} with entries for the journal, which {relayed} commits took away");
        Assert.Equal(trades.Length, events.Length);
        Assert.InRange(commits.Count, events.Length, 2 * events.Length);
        Assert.InRange(Length(events), 1, Length(trades) / 3);
        Assert.InRange(relayed, 1, told.Length / 2);
        Assert.All(commits, commit => Assert.InRange(commit.Length, 1, 5));
    }

    private static IEnumerable<Write> Under(IEnumerable<Write[]> commits, string prefix) => commits
        .SelectMany(commit => commit).Where(write => write.Key.StartsWith(prefix, StringComparison.Ordinal));

    private static int Length(Write[] rows) => rows.Sum(row => row.Json!.Length);
}

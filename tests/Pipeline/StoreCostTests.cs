using Breakwater.Pipeline.Storage;
using Breakwater.TestKit;

namespace Breakwater.Pipeline.Tests;

/// <summary>What a trade costs at the store: each transaction and each row of it is paid for.</summary>
public sealed class StoreCostTests
{
    [Fact]
    public async Task Life_Whole_NeedsNoCommitMoreForItsEventsAndOneRowEach()
    {
        List<Write[]> commits = [];
        TradeLife life = await TradeLife.BeginAsync(through: store => new HookedStore(store, writes =>
        {
            commits.Add([.. writes]);

            return Task.CompletedTask;
        }));

        await TradeLifeTests.LiveAsync(life);

        Write[][] trades = [.. commits.Where(commit => commit.Any(write => IsUnder(write, Places.TradePrefix)))];
        int events = commits.SelectMany(commit => commit).Count(write => IsUnder(write, "event:"));
        int bytes = commits.SelectMany(commit => commit).Where(write => IsUnder(write, "event:"))
            .Sum(write => write.Json!.Length);
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{commits.Count} commits of {commits.Sum(commit => commit.Length)} rows; {trades.Length} change the trade; "
            + $"{events} events of {bytes} characters; {commits.SelectMany(c => c).Where(w => IsUnder(w, Places.TradePrefix)).Sum(w => w.Json!.Length)} of trade");
        Assert.Equal(trades.Length, events);
    }

    private static bool IsUnder(Write write, string prefix) => write.Key.StartsWith(prefix, StringComparison.Ordinal);
}

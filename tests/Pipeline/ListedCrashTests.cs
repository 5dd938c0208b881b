using Breakwater.Domain.Execution;
using Breakwater.TestKit;

namespace Breakwater.Pipeline.Tests;

/// <summary>Law 5 over an entry and its stop in one request: crash anywhere.</summary>
public sealed class ListedCrashTests
{
    /// <summary>What the venue does with the list; before and after each call.</summary>
    public static TheoryData<string, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, bool>();
            foreach (string scene in (string[])["full", "oto", "part", "none", "unknown", "lost", "late", "through"])
            {
                cases.Add(scene, false);
                cases.Add(scene, true);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Life_CrashAtAnyPortCall_EndsProtectedWithoutBuyingTwice(string scene, bool afterTheCall)
    {
        TradeLife whole = await ListedScene.BeginAsync(scene, new CrashPlan());
        PipelineRig counted = whole.Driver.Rig;
        await LiveAsync(whole, scene);
        Assert.InRange(counted.Crash.Calls, 30, 2_000);

        List<string> failures = [];
        for (int call = 1; call <= counted.Crash.Calls; call++)
        {
            CrashPlan crash = new() { CrashAt = call, AfterTheCall = afterTheCall };
            TradeLife life = await ListedScene.BeginAsync(scene, crash);
            string? failure = await Failure.OfAsync(async () =>
            {
                await LiveAsync(life, scene);
                Assert.NotNull(crash.DiedAt);
            });
            if (failure is not null)
            {
                failures.Add($"call {call} ({crash.DiedAt}): {failure}");
            }
        }

        Assert.True(failures.Count == 0, $"{failures.Count} failed:\n" + string.Join('\n', failures.Take(5)));
    }

    [Theory]
    [InlineData(DeliveryOrder.OldestFirst, 2)]
    [InlineData(DeliveryOrder.NewestFirst, 3)]
    public async Task Life_MessagesTwiceAndOutOfOrder_SameEnd(DeliveryOrder order, int copies)
    {
        TradeLife life = await TradeLife.BeginAsync(null, order, copies, lists: ListKind.Opo);

        await LiveAsync(life, "full");

        Assert.Single(life.World.Venue.Lists);
    }

    // What comes after the entry is the same for all scenes: it is swept once for each kind of list.
    private static async Task LiveAsync(TradeLife life, string scene)
    {
        await life.EnterAsync();
        await life.Driver.RecoverAsync(2);
        await life.AssertAtRestAsync();
        if (scene is not ("full" or "oto"))
        {
            return;
        }

        foreach (string moment in TradeLife.Moments.Skip(1))
        {
            await life.ToAsync(moment);
            await life.Driver.RecoverAsync(1);
            await life.AssertAtRestAsync();
        }

        Assert.True((await life.TradeAsync()).HasEnded);
    }
}

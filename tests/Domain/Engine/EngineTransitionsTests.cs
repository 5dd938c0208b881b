using Breakwater.Domain.Engine;

namespace Breakwater.Domain.Tests.Engine;

public sealed class EngineTransitionsTests
{
    // The seed's table (core/state_machine.py), state by state.
    private static readonly Dictionary<EngineState, string> Seed = new()
    {
        [EngineState.Idle] = "Initializing Scanning Stopped Error",
        [EngineState.Initializing] = "Scanning Error Emergency Stopped",
        [EngineState.Scanning] = "LevelBuilding Managing Paused Error Emergency Stopped",
        [EngineState.LevelBuilding] = "SignalWait Scanning Error Emergency Stopped",
        [EngineState.SignalWait] = "Sizing Managing Scanning Paused Error Emergency Stopped",
        [EngineState.Sizing] = "Execution Scanning Error Emergency Stopped",
        [EngineState.Execution] = "Managing Scanning Error Emergency Stopped",
        [EngineState.Managing] = "Scanning Managing Paused Error Emergency Stopped",
        [EngineState.Paused] = "Scanning Managing Idle Error Emergency Stopped",
        [EngineState.Error] = "Scanning Managing Idle Emergency Stopped",
        [EngineState.Emergency] = "Stopped Idle",
        [EngineState.Stopped] = "Idle Initializing",
    };

    private static readonly EngineState[] Working =
    [
        EngineState.Scanning, EngineState.LevelBuilding, EngineState.SignalWait, EngineState.Sizing,
        EngineState.Execution, EngineState.Managing,
    ];

    private static readonly DateTimeOffset Now = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<EngineState> States => [.. Enum.GetValues<EngineState>()];

    [Theory]
    [MemberData(nameof(States))]
    public void IsAllowed_EveryPair_IsTheSeedsTable(EngineState from)
    {
        EngineState[] allowed = [.. Seed[from].Split(' ').Select(Enum.Parse<EngineState>)];

        Assert.All(Enum.GetValues<EngineState>(), to =>
            Assert.Equal(from == to || allowed.Contains(to), EngineTransitions.IsAllowed(from, to)));
    }

    [Theory]
    [MemberData(nameof(States))]
    public void GoTo_EveryIllegalState_Throws(EngineState from)
    {
        EngineLog log = new(from, []);

        Assert.All(Enum.GetValues<EngineState>().Where(to => !EngineTransitions.IsAllowed(from, to)), to =>
            Assert.Throws<InvalidOperationException>(() => log.GoTo(to, "test", Now)));
    }

    [Theory]
    [MemberData(nameof(States))]
    public void Path_EveryPair_IsLegalStepByStep(EngineState from) =>
        Assert.All(Enum.GetValues<EngineState>(), to =>
        {
            EngineState at = from;
            foreach (EngineState next in EngineTransitions.Path(from, to))
            {
                Assert.True(EngineTransitions.IsAllowed(at, next), $"{at} -> {next}");
                at = next;
            }

            Assert.Equal(to, at);
        });

    [Fact]
    public void Path_BetweenWorkingStates_NeverPassesThroughAStandstill() =>
        Assert.All(Working, from => Assert.All(Working, to =>
            Assert.DoesNotContain(EngineTransitions.Path(from, to), state => !Working.Contains(state))));

    [Fact]
    public void Default_State_IsStopped() => Assert.Equal(EngineState.Stopped, default);

    [Fact]
    public void Reach_SkippingStages_RecordsEachOnTheWay()
    {
        EngineLog log = new EngineLog(EngineState.Scanning, []).Reach(EngineState.Execution, "signal", Now);

        Assert.Equal(
            [EngineState.LevelBuilding, EngineState.SignalWait, EngineState.Sizing, EngineState.Execution],
            log.History.Select(transition => transition.To));
    }

    [Fact]
    public void GoTo_SameState_RecordsNothing()
    {
        EngineLog log = new(EngineState.Managing, []);

        Assert.Same(log, log.GoTo(EngineState.Managing, "test", Now));
    }

    [Fact]
    public void GoTo_ManyTimes_KeepsTheNewestHundred()
    {
        EngineLog log = new(EngineState.Scanning, []);
        for (int i = 0; i < 150; i++)
        {
            log = log.GoTo(i % 2 == 0 ? EngineState.Managing : EngineState.Scanning, $"{i}", Now);
        }

        Assert.Equal(EngineLog.HistoryMax, log.History.Count);
        Assert.Equal("149", log.History[^1].Cause);
        Assert.Equal("50", log.History[0].Cause);
    }
}

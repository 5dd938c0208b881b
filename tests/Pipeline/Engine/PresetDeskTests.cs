using Breakwater.Domain.Presets;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Storage;
using Breakwater.TestKit;

namespace Breakwater.Pipeline.Tests;

/// <summary>Rules change without a restart, in every instance, and a trade keeps those it was opened under.</summary>
public sealed class PresetDeskTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Current_NothingChosen_IsWhatWasDeployed()
    {
        World world = new();

        Assert.Equal(world.Settings.Deployed, await Desk(world).CurrentAsync(None));
    }

    [Fact]
    public async Task Use_OtherRules_AreInForceInAnotherInstanceToo()
    {
        World world = new();
        ActivePreset other = Named("other_v1", "2");
        ActivePreset before = await Desk(world).UseAsync(other, None);

        Assert.Equal(world.Settings.Deployed, before);
        Assert.Equal("other_v1@2", (await Desk(world).CurrentAsync(None)).Id);
    }

    [Fact]
    public async Task Current_OtherRulesDeployedSince_TheChoiceIsOver()
    {
        World world = new();
        await Desk(world).UseAsync(Named("other_v1", "2"), None);
        BotSettings redeployed = world.Settings with { Deployed = Named("test_v1", "9") };

        ActivePreset current = await new PresetDesk(redeployed, world.Store, world.Clock).CurrentAsync(None);

        Assert.Equal("test_v1@9", current.Id);
    }

    [Fact]
    public async Task Of_RulesKeptByAnotherInstance_AreFoundAfterAnotherChoice()
    {
        World world = new();
        ActivePreset old = Named("old_v1", "1");
        await Desk(world).KeepAsync(old, None);
        await Desk(world).UseAsync(Named("new_v1", "1"), None);

        Assert.Equal("old_v1", (await Desk(world).OfAsync("old_v1@1", None)).Preset.Name);
    }

    [Fact]
    public async Task Of_RulesNeverKept_AreThoseInForce()
    {
        World world = new();
        await Desk(world).UseAsync(Named("new_v1", "1"), None);

        Assert.Equal("new_v1@1", (await Desk(world).OfAsync("lost_v1@1", None)).Id);
    }

    [Fact]
    public async Task Keep_SameRulesTwice_WritesOnce()
    {
        World world = new();
        PresetDesk desk = Desk(world);
        await desk.KeepAsync(world.Settings.Deployed, None);
        string? first = await VersionAsync(world);
        await desk.KeepAsync(world.Settings.Deployed, None);

        Assert.NotNull(first);
        Assert.Equal(first, await VersionAsync(world));
    }

    [Fact]
    public async Task Use_WholePreset_ComesBackAsItWas()
    {
        World world = new();
        await Desk(world).UseAsync(new ActivePreset(TestRules.Preset, "7"), None);
        Preset current = (await Desk(world).CurrentAsync(None)).Preset;

        Assert.Equal(PresetText.Write(TestRules.Preset), PresetText.Write(current));
    }

    private static async Task<string?> VersionAsync(World world) =>
        (await world.Store.FindAsync(
            world.Settings.Places.Engine, Places.PresetKey(world.Settings.Deployed.Id), None))?.Version;

    private static PresetDesk Desk(World world) => new(world.Settings, world.Store, world.Clock);

    private static ActivePreset Named(string name, string version) =>
        new(TestRules.Preset with { Name = name }, version);
}

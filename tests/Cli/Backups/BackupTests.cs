using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Breakwater.Domain.Engine;
using Breakwater.Domain.Risk;
using Breakwater.Local.Cli.Backups;
using Breakwater.Pipeline.Storage;
using Breakwater.TestKit.Local;

namespace Breakwater.Cli.Tests.Backups;

public sealed partial class BackupTests(AzuriteFixture azurite) : IDisposable
{
    private static readonly BotControl Running = new() { Run = BotRun.Running, Phase = BootPhase.Running };

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("bw-backup-");

    private string BackupPath => Path.Combine(folder.FullName, "bot.backup");

    [Fact]
    public async Task Restore_AfterALoss_BringsEveryRowBackAndTheBotStopped()
    {
        StoredBot bot = await FilledAsync("loss");
        IReadOnlyList<string> rows = await bot.RowsAsync();
        Bw backup = await BackUpAsync(bot);
        await bot.ClearAsync();

        Bw restored = await RestoreAsync(bot);

        Assert.True(backup.ExitCode == 0, backup.Error);
        Assert.True(restored.ExitCode == 0, restored.Error);
        Assert.Equal(8, rows.Count);
        Assert.Equal(rows, await bot.RowsAsync());
        await AtRestAsync(bot);
        Assert.Contains("The bot is stopped.", restored.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restore_OverOtherRows_NeedsReplaceAndLeavesNothingElse()
    {
        StoredBot bot = await FilledAsync("over");
        IReadOnlyList<string> rows = await bot.RowsAsync();
        await BackUpAsync(bot);
        await bot.PutTextAsync(new Places(bot.Name).Trading, "trade:later", "{}");
        await bot.PutTextAsync(new Places(bot.Name).Trading, Places.PortfolioKey, "{}");

        Bw refused = await RestoreAsync(bot);
        IReadOnlyList<string> untouched = await bot.RowsAsync();
        Bw replaced = await RestoreAsync(bot, "--replace");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("--replace deletes them first", refused.Error, StringComparison.Ordinal);
        Assert.Equal(rows.Count + 1, untouched.Count);
        Assert.True(replaced.ExitCode == 0, replaced.Error);
        Assert.Equal(rows, await bot.RowsAsync());
    }

    [Fact]
    public async Task Restore_KilledBot_StaysKilled()
    {
        StoredBot bot = new(azurite.ConnectionString, "killed");
        await bot.FillAsync(Running with { KilledBecause = "drawdown", MismatchHalts = true });
        await BackUpAsync(bot);
        await bot.ClearAsync();

        Bw restored = await RestoreAsync(bot);
        BotControl control = await bot.ReadAsync<BotControl>(new Places(bot.Name).Engine, Places.ControlKey);

        Assert.Equal(0, restored.ExitCode);
        Assert.Equal(("drawdown", true, TradingState.Halted),
            (control.KilledBecause, control.MismatchHalts, control.Trading));
    }

    [Fact]
    public async Task Backup_BesideOthersOfLikeNames_HoldsItsOwnRowsOnly()
    {
        StoredBot bot = await FilledAsync("alike");
        StoredBot[] others =
            await Task.WhenAll(new[] { "alik", "alike-2", "alikea", "a" }.Select(FilledAsync));
        await BackUpAsync(bot);
        IReadOnlyList<string>[] before = await Task.WhenAll(others.Select(other => other.RowsAsync()));

        Bw restored = await RestoreAsync(bot, "--replace");
        IReadOnlyList<string>[] after = await Task.WhenAll(others.Select(other => other.RowsAsync()));

        Assert.True(restored.ExitCode == 0, restored.Error);
        Assert.Equal(before, after);
        Assert.DoesNotContain("alike-2", await TextAsync(BackupPath), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restore_LivingApp_IsRefusedWhateverIsAskedFor()
    {
        StoredBot bot = await FilledAsync("alive");
        await BackUpAsync(bot);
        await bot.BeatAsync(TimeProvider.System.GetUtcNow());

        Bw refused = await RestoreAsync(bot, "--replace");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("alive is alive: its heartbeat is of", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restore_BackupOfAnotherBot_IsRefused()
    {
        StoredBot bot = await FilledAsync("mine");
        await BackUpAsync(await FilledAsync("yours"));

        Bw refused = await RestoreAsync(bot, "--replace");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("The backup is of bot yours, not of mine", refused.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cut off")]
    [InlineData("a row gone")]
    [InlineData("a digit changed")]
    [InlineData("another format")]
    [InlineData("no gzip")]
    [InlineData("empty")]
    public async Task Restore_DamagedFile_IsRefusedAndNothingIsTouched(string damage)
    {
        StoredBot bot = await FilledAsync($"damage-{damage.Length}-{damage[0]}");
        await BackUpAsync(bot);
        IReadOnlyList<string> rows = await bot.RowsAsync();
        await DamageAsync(BackupPath, damage);

        Bw refused = await RestoreAsync(bot, "--replace");

        Assert.Equal(1, refused.ExitCode);
        Assert.StartsWith("error: ", refused.Error, StringComparison.Ordinal);
        Assert.Equal(rows, await bot.RowsAsync());
    }

    [Fact]
    public async Task Backup_NoSuchBot_SaysSoAndWritesNothing()
    {
        Bw refused = await BackUpAsync(new StoredBot(azurite.ConnectionString, "nobody"));

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("has no rows of a bot nobody", refused.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(BackupPath));
    }

    [Fact]
    public async Task Restore_WithoutStorage_IsRefused()
    {
        Bw refused = await Bw.RunAsync("restore", BackupPath);

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("--storage is missing", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Storage_OfNoKnownForm_IsRefusedInOneLine()
    {
        Bw refused = await Bw.RunAsync("backup", BackupPath, "--storage", "my account");

        Assert.Equal(2, refused.ExitCode);
        Assert.DoesNotContain("my account", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_AreThoseThatBicepMakes()
    {
        string bicep = await File.ReadAllTextAsync(RepositoryRoot.Combine("infra/bicep/modules/storage.bicep"));
        string[] made = [.. Word().Matches(List().Match(bicep).Value).Select(word => word.Value.Trim('\''))];

        Assert.Equal(made.Order(), BotTables.Names.Order());
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static async Task AtRestAsync(StoredBot bot)
    {
        Partition engine = new Places(bot.Name).Engine;
        BotControl control = await bot.ReadAsync<BotControl>(engine, Places.ControlKey);
        EngineLog log = await bot.ReadAsync<EngineLog>(engine, Places.EngineLogKey);

        Assert.Equal((BotRun.Stopped, BootPhase.Stopped), (control.Run, control.Phase));
        Assert.Equal(EngineState.Stopped, log.State);
        Assert.Equal("restored from a backup", log.History[^1].Cause);
        await Assert.ThrowsAsync<Azure.RequestFailedException>(
            () => bot.ReadAsync<object>(engine, Places.HeartbeatKey));
    }

    private async Task<StoredBot> FilledAsync(string name)
    {
        StoredBot bot = new(azurite.ConnectionString, name);
        await bot.FillAsync(Running);

        return bot;
    }

    private Task<Bw> BackUpAsync(StoredBot bot) =>
        Bw.RunAsync("backup", BackupPath, "--bot", bot.Name, "--storage", azurite.ConnectionString);

    private Task<Bw> RestoreAsync(StoredBot bot, params string[] more) =>
        Bw.RunAsync(["restore", BackupPath, "--bot", bot.Name, "--storage", azurite.ConnectionString, .. more]);

    private static async Task<string> TextAsync(string file)
    {
        await using GZipStream packed = new(File.OpenRead(file), CompressionMode.Decompress);
        using StreamReader reader = new(packed);

        return await reader.ReadToEndAsync();
    }

    private static async Task DamageAsync(string file, string damage)
    {
        string text = await TextAsync(file);
        string[] lines = text.Split('\n');
        string changed = damage switch
        {
            "cut off" => string.Join('\n', lines[..^3]),
            "a row gone" => string.Join('\n', [lines[0], .. lines[2..]]),
            "a digit changed" => text.Replace("1.10", "1.11", StringComparison.Ordinal),
            "another format" => text.Replace(BackupFile.Format, "breakwater-backup/2", StringComparison.Ordinal),
            _ => string.Empty,
        };
        Assert.NotEqual(text, changed);
        await using FileStream stream = File.Create(file);
        if (damage == "no gzip")
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(text));
            return;
        }

        await using GZipStream packed = new(stream, CompressionLevel.Fastest);
        await packed.WriteAsync(Encoding.UTF8.GetBytes(changed));
    }

    [GeneratedRegex(@"var tables = \[[^\]]*\]")]
    private static partial Regex List();

    [GeneratedRegex("'[A-Za-z]+'")]
    private static partial Regex Word();
}

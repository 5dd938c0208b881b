using System.CommandLine;
using Azure.Data.Tables;
using Azure.Identity;
using Breakwater.Local.Cli.Output;
using Breakwater.Local.Cli.Run;

namespace Breakwater.Local.Cli.Backups;

/// <summary>bw backup and bw restore.</summary>
internal static class BackupCommands
{
    public static Command CreateBackup(CommandContext context)
    {
        Argument<string> file = FileArgument("Written; replaced when it is there");
        (Option<string> bot, Option<string?> storage) = Options();
        Command command = new("backup", "All rows of a bot, in one file") { file };
        command.Options.Add(bot);
        command.Options.Add(storage);
        command.SetAction((result, _) => BackUpAsync(
            result.GetRequiredValue(file), Tables(result.GetValue(storage), result.GetValue(bot)!), context));

        return command;
    }

    public static Command CreateRestore(CommandContext context)
    {
        Argument<string> file = FileArgument("What bw backup wrote");
        (Option<string> bot, Option<string?> storage) = Options();
        Option<bool> replace = new("--replace") { Description = "Delete the bot's rows that are there first" };
        Command command = new("restore", "Rows of a bot from a file; the bot is stopped afterwards") { file };
        command.Options.Add(bot);
        command.Options.Add(storage);
        command.Options.Add(replace);
        command.SetAction((result, _) => RestoreAsync(
            result.GetRequiredValue(file),
            Tables(AtRest(result.GetValue(storage)), result.GetValue(bot)!),
            result.GetValue(replace),
            context));

        return command;
    }

    private static async Task<int> BackUpAsync(string file, BotTables tables, CommandContext context)
    {
        Backup backup = await AskAsync(() => Snapshot.TakeAsync(tables, context.Time.GetUtcNow(), context.Stop));
        await BackupFile.WriteAsync(file, backup, context.Stop);
        await context.Output.WriteLineAsync(
            $"{backup.Rows.Count} rows of {backup.Bot} written to {file}: {Counts(backup)}");

        return 0;
    }

    private static async Task<int> RestoreAsync(
        string file, BotTables tables, bool replaces, CommandContext context)
    {
        Backup backup = await BackupFile.ReadAsync(file, context.Stop);
        Restoration restoration = new(tables, backup, context.Time.GetUtcNow());
        if (await AskAsync(() => restoration.RefusalAsync(replaces, context.Stop)) is string refusal)
        {
            throw new CliException(refusal);
        }

        int rows = await AskAsync(() => restoration.ExecuteAsync(context.Stop));
        await context.Output.WriteLineAsync(
            $"{rows} rows of {backup.Bot} restored and read back, as of {backup.At:u}: {Counts(backup)}");
        await context.Output.WriteLineAsync(
            "The bot is stopped. Start the app, look at /api/bots/{bot}/account, then give the start command: it "
            + "compares with the exchange before it enters anything.");

        return 0;
    }

    private static async Task<T> AskAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception problem) when (problem is Azure.RequestFailedException or AuthenticationFailedException
            or AggregateException)
        {
            throw new CliException($"Table Storage: {OneLine.Of(problem.Message)}", problem);
        }
    }

    private static string Counts(Backup backup) => string.Join(
        ", ", backup.Rows.GroupBy(row => row.Table).Select(table => $"{table.Key} {table.Count()}"));

    private static BotTables Tables(string? storage, string bot) => new(Connect(storage ?? Running()), bot);

    private static TableServiceClient Connect(string storage)
    {
        try
        {
            return Uri.TryCreate(storage, UriKind.Absolute, out Uri? address) && address.Scheme == Uri.UriSchemeHttps
                ? new TableServiceClient(address, new DefaultAzureCredential())
                : new TableServiceClient(storage);
        }
        catch (Exception problem) when (problem is FormatException or ArgumentException or InvalidOperationException)
        {
            throw CliException.Usage("--storage is neither an https address nor a connection string.");
        }
    }

    // The clock of a run on this machine is not the real one, so its heartbeats prove nothing.
    private static string AtRest(string? storage) => storage switch
    {
        null => throw CliException.Usage("--storage is missing: the tables of a run on this machine end with it."),
        _ when RunRecord.All().Any(run => storage.Contains(run.Tables, StringComparison.OrdinalIgnoreCase)) =>
            throw new CliException("These are the tables of a run on this machine; stop it first."),
        _ => storage,
    };

    private static string Running() => RunRecord.All().OrderBy(run => run.Port).FirstOrDefault() is { } run
        ? Addresses.StorageOf(run.Tables)
        : throw CliException.Usage("Nothing runs on this machine; --storage names the tables.");

    private static Argument<string> FileArgument(string description) => new("FILE") { Description = description };

    private static (Option<string> Bot, Option<string?> Storage) Options() => (
        new Option<string>("--bot")
        {
            Description = $"Name of the bot (default {AppClient.Bot})",
            DefaultValueFactory = _ => AppClient.Bot,
        },
        new Option<string?>("--storage")
        {
            Description = "https://ACCOUNT.table.core.windows.net, as whom az is signed in, or a connection string; a "
                + "backup without it is of the run on this machine",
        });
}

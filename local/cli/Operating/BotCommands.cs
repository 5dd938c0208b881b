using System.CommandLine;
using Breakwater.Local.Cli.Run;

namespace Breakwater.Local.Cli.Operating;

/// <summary>bw start, stop, pause, kill and the others: what an operator tells a bot, here or in Azure.</summary>
internal static class BotCommands
{
    private static readonly Entry[] All =
    [
        new("start", "Begin the start-up, then trade"),
        new("stop", "No more scans and entries; positions are managed on"),
        new("pause", "No entries until resume; positions are managed on"),
        new("resume", "Entries again, after pause or a halt"),
        new("retry", "Begin the start-up again after its error"),
        new("kill", "Sell everything now, and stay stopped until reset-kill"),
        new("reset-kill", "Lift the kill switch") { IsConfirmed = true },
        new("emergency-stop", "kill, and open the circuit breaker"),
        new("flatten", "Sell everything, then pause") { IsConfirmed = true },
        new("cancel-orders", "Take back every entry that rests; stops stay"),
        new("sync", "Compare with the exchange now"),
        new("open-breaker", "No entries until close-breaker") { Path = "circuit-breaker/activate" },
        new("close-breaker", "Entries again") { Path = "circuit-breaker/deactivate", IsConfirmed = true },
    ];

    public static IEnumerable<Command> Create(CommandContext context) => All.Select(entry => Create(entry, context));

    private static Command Create(Entry entry, CommandContext context)
    {
        Option<string> bot = new("--bot")
        {
            Description = "Name of the bot",
            HelpName = "NAME",
            DefaultValueFactory = _ => AppClient.Bot,
        };
        Option<string> reason = new("--reason")
        {
            Description = "Why: the journal and the alert say it",
            HelpName = "TEXT",
            DefaultValueFactory = _ => "operator",
        };
        Option<string?> confirm = new("--confirm") { Description = "The bot's name once more", HelpName = "NAME" };
        Option<string?> port = new("--port") { Description = "Port of the local run", HelpName = "N" };
        Option<string?> url = new("--url") { Description = "Address of an app elsewhere", HelpName = "URL" };
        Option<string?> key = new("--key") { Description = "File that holds its function key", HelpName = "FILE" };
        Command command = new(entry.Name, entry.Description);
        Option[] options = [bot, reason, port, url, key, .. entry.IsConfirmed ? (Option[])[confirm] : []];
        Array.ForEach(options, command.Options.Add);
        command.SetAction(async (result, _) =>
        {
            using AppClient app = result.GetValue(url) is { } elsewhere
                ? await ConnectAsync(elsewhere, result.GetValue(key), context.Stop)
                : await RunRecord.Running(result.GetValue(port)).ConnectAsync(context.Stop);
            CommandOrder order = new(entry.Name, result.GetValue(reason)!)
            {
                Confirm = entry.IsConfirmed ? result.GetValue(confirm) : null,
                Path = entry.Path,
            };
            CommandAnswer answer = await app.CommandAsync(result.GetValue(bot)!, order, context.Stop);
            await context.Output.WriteLineAsync(
                $"{entry.Name} taken: {answer.Status}; start-up {answer.Phase}, trading {answer.Trading}");

            return 0;
        });

        return command;
    }

    /// <exception cref="CliException">The address is none, or its key cannot be read.</exception>
    private static async Task<AppClient> ConnectAsync(string url, string? keyFile, CancellationToken stop)
    {
        bool isAddress = Uri.TryCreate(url, UriKind.Absolute, out Uri? address)
            && address.Scheme is "http" or "https";
        if (!isAddress || keyFile is null)
        {
            throw CliException.Usage(isAddress
                ? "--url needs --key: the file that holds the app's function key."
                : $"--url {url}: allowed is an address as https://NAME.azurewebsites.net");
        }

        try
        {
            return new AppClient(url, (await File.ReadAllTextAsync(keyFile, stop)).Trim());
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"--key {keyFile}: {problem.Message}", problem);
        }
    }

    private sealed record Entry(string Name, string Description)
    {
        public string Path { get; init; } = "commands";

        public bool IsConfirmed { get; init; }
    }
}

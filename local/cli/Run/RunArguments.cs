using System.CommandLine;
using System.Globalization;

namespace Breakwater.Local.Cli.Run;

/// <summary>The options of "run" on the command line, and their meaning.</summary>
internal sealed class RunArguments
{
    private readonly Option<string?> replay = new("--replay")
    {
        Description = "Market = the candle files in this folder (SYMBOL-INTERVAL.csv[.gz]); default: synthetic",
        HelpName = "DIR",
    };

    private readonly Option<string?> from = new("--from")
    {
        Description = "Simulated start (UTC); the default leaves the history that the preset needs",
        HelpName = "T",
    };

    private readonly Option<string?> until = new("--until") { Description = "Simulated end (UTC)", HelpName = "T" };

    private readonly Option<string> speed = new("--speed")
    {
        Description = "At most N simulated seconds per second, or max",
        HelpName = "N|max",
        DefaultValueFactory = _ => "60",
    };

    private readonly Option<string?> duration = new("--for")
    {
        Description = "Stop after this much real time (90s, 10m, 1h30m) or at --until, and print a summary",
        HelpName = "DURATION",
    };

    private readonly Option<string> mode = new("--mode")
    {
        Description = "paper, or live: signed orders on an account of the exchange simulator",
        HelpName = "paper|live",
        DefaultValueFactory = _ => "paper",
    };

    private readonly Option<string> preset = new("--preset")
    {
        Description = "Strategy preset",
        HelpName = "P",
        DefaultValueFactory = _ => "breakout_v1",
    };

    private readonly Option<string> seed = new("--seed")
    {
        Description = "Seed of the synthetic market and of the exchange's latencies",
        HelpName = "N",
        DefaultValueFactory = _ => "1",
    };

    private readonly Option<string?> symbols = new("--symbols")
    {
        Description = "Coins of the synthetic market (default 24)",
        HelpName = "N",
    };

    private readonly Option<string> port = new("--port")
    {
        Description = "Port of the Function App",
        HelpName = "N",
        DefaultValueFactory = _ => "7071",
    };

    private readonly Option<bool> json = new("--json")
    {
        Description = "Print the summary as one JSON object on standard output, everything else on standard error",
    };

    public void AddTo(Command command)
    {
        Option[] options = [replay, from, until, speed, duration, mode, preset, seed, symbols, port, json];
        foreach (Option option in options)
        {
            command.Options.Add(option);
        }
    }

    /// <exception cref="CliException">An option has a value that makes no sense; nothing has been started.</exception>
    public RunOptions Read(ParseResult result)
    {
        RunOptions options = new()
        {
            Replay = result.GetValue(replay) is string folder ? Path.GetFullPath(folder) : null,
            From = result.GetValue(from) is string start ? Instants.Parse("--from", start) : null,
            Until = result.GetValue(until) is string end ? Instants.Parse("--until", end) : null,
            Speed = ReadSpeed(result.GetValue(speed)!),
            For = result.GetValue(duration) is string time ? Durations.Parse(time) : null,
            Mode = ReadMode(result.GetValue(mode)!),
            Preset = result.GetValue(preset)!,
            Seed = ReadNumber("--seed", result.GetValue(seed)!, 0, int.MaxValue),
            Symbols = result.GetValue(symbols) is string coins ? ReadNumber("--symbols", coins, 1, 500) : null,
            Port = ReadNumber("--port", result.GetValue(port)!, 1, 65535),
            Json = result.GetValue(json),
        };
        return options is { From: DateTimeOffset first, Until: DateTimeOffset last } && last <= first
            ? throw CliException.Usage(
                $"--until {Instants.Write(last)} is not after --from {Instants.Write(first)}.")
            : options;
    }

    public static int ReadNumber(string option, string text, int min, int max) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number >= min && number <= max
            ? number
            : throw CliException.Usage($"{option} '{text}' is not a whole number from {min} to {max}.");

    private static string ReadSpeed(string text) =>
        text == "max" || (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out decimal speed) && speed > 0)
            ? text
            : throw CliException.Usage($"--speed '{text}' is neither a number above zero nor max.");

    private static string ReadMode(string text) => text switch
    {
        "paper" or RunOptions.Live => text,
        _ => throw CliException.Usage($"--mode '{text}' is neither paper nor live."),
    };
}

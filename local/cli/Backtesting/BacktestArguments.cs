using System.CommandLine;
using System.Globalization;
using Breakwater.Local.Cli.Run;

namespace Breakwater.Local.Cli.Backtesting;

/// <summary>The options of "backtest" on the command line, and their meaning.</summary>
internal sealed class BacktestArguments
{
    private readonly Option<string?> folder = new("--data")
    {
        Description = "Folder of candle files (SYMBOL-INTERVAL.csv[.gz])",
        HelpName = "DIR",
    };

    private readonly Option<string> preset = new("--preset")
    {
        Description = "A preset's name, or a preset file",
        HelpName = "P",
        DefaultValueFactory = _ => "breakout_v1",
    };

    private readonly Option<bool> all = new("--all-presets") { Description = "Every preset, each by itself" };

    private readonly Option<string?> from = new("--from")
    {
        Description = "Start (UTC); the default leaves the history that the preset needs",
        HelpName = "T",
    };

    private readonly Option<string?> until = new("--until") { Description = "End (UTC)", HelpName = "T" };

    private readonly Option<string?> symbols = new("--symbols")
    {
        Description = "Only these, separated by commas",
        HelpName = "A,B",
    };

    private readonly Option<string> equity = new("--equity")
    {
        Description = "Equity at the start, quote currency",
        HelpName = "N",
        DefaultValueFactory = _ => "10000",
    };

    private readonly Option<string?> markdown = new("--markdown")
    {
        Description = "Also write the whole report to this file",
        HelpName = "FILE",
    };

    private readonly Option<bool> json = new("--json") { Description = "Print the whole report as JSON" };

    public void AddTo(Command command)
    {
        Option[] options = [folder, preset, all, from, until, symbols, equity, markdown, json];
        foreach (Option option in options)
        {
            command.Options.Add(option);
        }
    }

    /// <exception cref="CliException">A value makes no sense.</exception>
    public BacktestOptions Read(ParseResult result)
    {
        BacktestOptions options = new()
        {
            Folder = Path.GetFullPath(result.GetValue(folder) ?? throw CliException.Usage("--data DIR is missing.")),
            Preset = result.GetValue(preset)!,
            AllPresets = result.GetValue(all),
            From = result.GetValue(from) is string start ? Instants.Parse("--from", start) : null,
            Until = result.GetValue(until) is string end ? Instants.Parse("--until", end) : null,
            Symbols = result.GetValue(symbols)?.ToUpperInvariant()
                .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
            Equity = ReadEquity(result.GetValue(equity)!),
            Markdown = result.GetValue(markdown),
            Json = result.GetValue(json),
        };

        return options is { From: DateTimeOffset first, Until: DateTimeOffset last } && last <= first
            ? throw CliException.Usage($"--until {Instants.Write(last)} is not after --from {Instants.Write(first)}.")
            : options;
    }

    private static decimal ReadEquity(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal equity)
            && equity > 0m
            ? equity
            : throw CliException.Usage($"--equity '{text}' is not a number above zero.");
}

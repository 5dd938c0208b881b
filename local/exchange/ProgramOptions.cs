using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Breakwater.Local.Exchange;

/// <summary>The options of the program.</summary>
public sealed class ProgramOptions
{
    private static readonly string[] TimeFormats =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss",
        "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.fff'Z'",
    ];

    private readonly Option<int?> port = NumberOption("--port", 65535, "Port on 127.0.0.1; 0 takes a free one.");
    private readonly Option<string?> replay = new("--replay")
    {
        Description = "Folder of SYMBOL-INTERVAL.csv[.gz] files; without it the market is synthetic.",
    };

    private readonly Option<string?> exchangeInfo = new("--exchange-info")
    {
        Description = "Recorded exchangeInfo (.json[.gz]); its symbols take filters, order types, status and flags.",
    };

    private readonly Option<DateTimeOffset?> from = TimeOption("--from", "Simulated start, UTC.");
    private readonly Option<DateTimeOffset?> until = TimeOption("--until", "Simulated end, UTC.");
    private readonly Option<int?> historyDays = NumberOption(
        "--history-days", 10_000, "Days of data before the start, without --from (default 10 or half of the data).");

    private readonly Option<long> seed = new("--seed")
    {
        Description = "Seed of the synthetic market.",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<int?> symbols = NumberOption(
        "--symbols", 500, "Coins of the synthetic market (default 24).");

    private readonly Option<bool> noLimits = new("--no-limits") { Description = "Neither count nor limit weights." };
    private readonly Option<string> clock = new("--clock")
    {
        Description = "virtual: set by PUT /sim/clock; system: runs in real time from the start.",
        DefaultValueFactory = _ => "virtual",
    };

    private readonly RootCommand root;

    public ProgramOptions()
    {
        clock.AcceptOnlyFromAmong("virtual", "system");
        root = new RootCommand("Binance-compatible exchange simulator (market data and spot trading).")
        {
            port, replay, exchangeInfo, from, until, historyDays, seed, symbols, noLimits, clock,
        };
    }

    /// <summary>Reads the arguments and runs; returns the exit code.</summary>
    public async Task<int> InvokeAsync(string[] arguments, Func<ExchangeSettings, Task<int>> run)
    {
        root.SetAction((result, _) => run(Read(result)));
        ParseResult parsed = root.Parse(arguments);
        if (parsed.Errors.Count == 0)
        {
            return await parsed.InvokeAsync();
        }

        await Console.Error.WriteLineAsync(parsed.Errors[0].Message.ReplaceLineEndings(" "));
        return 1;
    }

    private static Option<DateTimeOffset?> TimeOption(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = ParseTime,
    };

    private static DateTimeOffset? ParseTime(ArgumentResult result)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        string text = result.Tokens[0].Value;
        if (DateTimeOffset.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, Utc, out DateTimeOffset time))
        {
            return time;
        }

        result.AddError($"'{text}' is not a date or time like 2025-03-01 or 2025-03-01T12:00:00Z");
        return null;
    }

    private static Option<int?> NumberOption(string name, int largest, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            bool isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number);
            if (isNumber && number <= largest)
            {
                return number;
            }

            result.AddError($"{name} '{text}' is not a number from 0 to {largest}");
            return null;
        },
    };

    private ExchangeSettings Read(ParseResult result) => new()
    {
        Port = result.GetValue(port) ?? 0,
        ReplayFolder = result.GetValue(replay),
        ExchangeInfoFile = result.GetValue(exchangeInfo),
        From = result.GetValue(from),
        Until = result.GetValue(until),
        HistoryDays = result.GetValue(historyDays),
        Seed = result.GetValue(seed),
        Symbols = result.GetValue(symbols),
        NoLimits = result.GetValue(noLimits),
        RunsInRealTime = result.GetValue(clock) == "system",
    };
}

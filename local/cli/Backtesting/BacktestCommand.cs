using System.CommandLine;
using System.Globalization;
using Breakwater.Backtesting;
using Breakwater.Backtesting.History;
using Breakwater.Backtesting.Reports;
using Breakwater.Local.Cli.Output;

namespace Breakwater.Local.Cli.Backtesting;

/// <summary>bw backtest.</summary>
internal static class BacktestCommand
{
    public static Command Create(CommandContext context)
    {
        Command command = new("backtest", "The trading decisions over candle files: what would have happened, and why");
        BacktestArguments arguments = new();
        arguments.AddTo(command);
        command.SetAction((result, _) => ExecuteAsync(arguments.Read(result), context));

        return command;
    }

    private static async Task<int> ExecuteAsync(BacktestOptions options, CommandContext context)
    {
        // Its own words go to stderr, so that stdout holds the result and nothing else.
        Screen screen = new(context.Error, context.Time);
        IReadOnlyList<BacktestPreset> presets =
            options.AllPresets ? BacktestPreset.All() : [BacktestPreset.Find(options.Preset)];
        IReadOnlyList<CandleHistory> histories = await screen.StepAsync(
            $"reading {Repository.Shown(options.Folder)}",
            () => Task.Run(() => BacktestFolder.Load(options.Folder, options.Symbols), context.Stop));
        long start = context.Time.GetTimestamp();
        BacktestReport[] reports = await RunAsync(options, presets, histories, screen, context);
        Tell(reports, context.Time.GetElapsedTime(start), screen);
        if (options.Markdown is string file)
        {
            string text = reports is [var single] ? ReportMarkdown.Of(single) : SummaryMarkdown.Of(reports);
            await File.WriteAllTextAsync(file, text, context.Stop);
            screen.Note($"written to {file}");
        }

        Print(options, reports, context);

        return 0;
    }

    // One run is single-threaded; several share the processors, one each.
    private static Task<BacktestReport[]> RunAsync(
        BacktestOptions options, IReadOnlyList<BacktestPreset> presets, IReadOnlyList<CandleHistory> histories,
        Screen screen, CommandContext context) => Task.Run(
        () =>
        {
            BacktestReport[] reports = new BacktestReport[presets.Count];
            ParallelOptions parallel = new()
            {
                MaxDegreeOfParallelism = Environment.ProcessorCount,
                CancellationToken = context.Stop,
            };
            try
            {
                Parallel.For(0, presets.Count, parallel, index =>
                    reports[index] = Run(options, presets[index], histories, screen, context.Stop));
            }
            catch (AggregateException problem) when (problem.InnerException is ArgumentException inner)
            {
                throw new CliException(inner.Message, problem);
            }

            return reports;
        },
        context.Stop);

    private static BacktestReport Run(
        BacktestOptions options, BacktestPreset preset, IReadOnlyList<CandleHistory> histories, Screen screen,
        CancellationToken stop) => Backtest.Run(
        new BacktestRequest(preset.Preset, preset.Version, histories)
        {
            From = options.From,
            Until = options.Until,
            StartEquity = options.Equity,
            Progress = new BacktestProgress(preset.Preset.Name, screen),
        },
        stop);

    private static void Tell(BacktestReport[] reports, TimeSpan elapsed, Screen screen)
    {
        long candles = reports.Sum(report => report.Funnel.Counts.Candles);
        screen.Note(string.Create(
            CultureInfo.InvariantCulture,
            $"{candles} candles in {elapsed.TotalSeconds:0.0} s, {candles / elapsed.TotalSeconds:0} a second"));
    }

    private static void Print(BacktestOptions options, BacktestReport[] reports, CommandContext context)
    {
        if (options.Json)
        {
            context.Output.WriteLine(
                options.AllPresets ? ReportJson.Of((IReadOnlyList<BacktestReport>)reports) : ReportJson.Of(reports[0]));

            return;
        }

        Screen result = new(context.Output, context.Time);
        if (options.AllPresets)
        {
            BacktestText.Compare(reports, result.Console);
        }
        else
        {
            BacktestText.Write(reports[0], result.Console);
        }
    }
}

using System.CommandLine;
using Breakwater.Local.Cli.Output;
using Breakwater.Local.Cli.Run;
using Breakwater.Local.Cli.Summary;

namespace Breakwater.Local.Cli.Costing;

/// <summary>bw cost.</summary>
internal static class CostCommand
{
    // Of 150 coins more than a hundred are traded enough for breakout_v1, which takes the first hundred.
    private const int Coins = 150;
    private const int Port = 7390;
    private const int Queues = 4;
    private const int SlowCandle = 15;

    private static readonly DateTimeOffset First = new(2025, 3, 20, 0, 0, 0, TimeSpan.Zero);

    public static Command Create(CommandContext context)
    {
        Command command = new("cost", "A month in Azure: operations counted in a simulated day, at list prices");
        CostArguments arguments = new();
        arguments.AddTo(command);
        command.SetAction((result, _) => ExecuteAsync(arguments.Read(result), context));

        return command;
    }

    private static async Task<int> ExecuteAsync(CostOptions options, CommandContext context)
    {
        if (options.Measure)
        {
            await MeasureAsync(options.Day, context);
        }

        MeasuredDay day = MeasuredDay.Read(options.Day);
        Prices prices = Prices.Load();
        AlertRules alerts = AlertRules.Read(await File.ReadAllTextAsync(AlertRules.File, context.Stop), Queues);
        Bill bill = Of(options.Deployment);
        Notes notes = new(day, bill, Of(options.Deployment with { CandleMinutes = SlowCandle }), prices);
        if (options.Json || options.Markdown)
        {
            await context.Output.WriteAsync(
                options.Json ? BillText.Json(bill, notes) + Environment.NewLine : BillText.Markdown(bill));
        }
        else
        {
            BillText.Write(bill, notes, new Screen(context.Output, context.Time).Console);
        }

        return 0;

        Bill Of(Deployment deployment) => new(new MonthlyUse(day, deployment), deployment, prices, alerts);
    }

    /// <exception cref="CliException">The run fails.</exception>
    private static async Task MeasureAsync(string file, CommandContext context)
    {
        RunOptions day = new()
        {
            From = First,
            Until = First.AddDays(1),
            Speed = "max",
            Symbols = Coins,
            Port = Port,
            Json = true,
        };
        Screen screen = new(context.Error, context.Time);
        RunSummary summary = await new LocalRun(day, screen, context.Time).ExecuteAsync(context.Stop)
            ?? throw new CliException("The run was stopped; nothing was measured.");
        if (summary.Complaint() is string complaint)
        {
            throw new CliException(complaint);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, SummaryText.Json(summary) + "\n", context.Stop);
        screen.Note($"written to {Repository.Shown(file)}");
    }
}

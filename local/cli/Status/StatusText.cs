using Breakwater.Local.Cli.Run;
using Spectre.Console;

namespace Breakwater.Local.Cli.Status;

internal static class StatusText
{
    private const int LinesPerLog = 5;

    public static void Write(StatusReport report, IAnsiConsole console)
    {
        console.Write(Components(report));
        if (report.Bot is BotState bot)
        {
            console.MarkupLineInterpolated($"[bold]{bot.Bot}[/] {bot.Mode} {bot.Status}, preset {bot.Preset}");
            console.MarkupLineInterpolated($"phase {bot.Phase}, engine {bot.EngineState}");
            console.MarkupLineInterpolated(
                $"{bot.OpenPositions} open positions, portfolio {bot.PortfolioValue}, error: {bot.Error ?? "none"}");
        }

        if (report.Host is HostStatus host)
        {
            console.MarkupLineInterpolated($"clock {Instants.Show(host.Clock.Now)} UTC");
            console.MarkupLineInterpolated($"{host.DeadLetters} dead letters, {host.UnhandledErrors} unhandled errors");
        }

        foreach (string part in (string[])["functions", "exchange", "azurite"])
        {
            WriteLog(ChildPlans.LogOf(part, report.Run.Port), console);
        }
    }

    private static Table Components(StatusReport report)
    {
        Table table = new() { Border = TableBorder.Simple, ShowHeaders = false };
        table.AddColumns("", "", "");
        foreach (Component component in report.Components)
        {
            table.AddRow(
                component.Name,
                component.Problem is null ? "[green]up[/]" : $"[red]down[/] {Markup.Escape(component.Problem)}",
                Markup.Escape(component.Address));
        }

        return table;
    }

    private static void WriteLog(string file, IAnsiConsole console)
    {
        string[] lines = LastLines(file);
        if (lines.Length > 0)
        {
            console.MarkupLineInterpolated($"[grey]{Repository.Shown(file)}[/]");
            foreach (string line in lines)
            {
                console.MarkupLineInterpolated($"  {line}");
            }
        }
    }

    private static string[] LastLines(string file)
    {
        if (!File.Exists(file))
        {
            return [];
        }

        using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using StreamReader reader = new(stream);
        Queue<string> last = new();
        while (reader.ReadLine() is string line)
        {
            last.Enqueue(line);
            if (last.Count > LinesPerLog)
            {
                last.Dequeue();
            }
        }

        return [.. last];
    }
}

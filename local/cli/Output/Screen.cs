using Spectre.Console;

namespace Breakwater.Local.Cli.Output;

/// <summary>What the user sees: steps and tables on one stream, the result of --json on the other.</summary>
internal sealed class Screen
{
    // A redirected stream has no width; lines there must not be folded.
    private const int RedirectedWidth = 240;

    private readonly TimeProvider time;
    private readonly Lock gate = new();
    private readonly List<Action> held = [];
    private bool isInStep;

    public Screen(TextWriter writer, TimeProvider time)
    {
        this.time = time;
        AnsiConsoleOutput output = new(writer);
        Console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = output,
            Ansi = output.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = output.IsTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
        if (!output.IsTerminal)
        {
            Console.Profile.Width = RedirectedWidth;
        }
    }

    public IAnsiConsole Console { get; }

    public void Line(string text) => Console.MarkupLineInterpolated($"{text}");

    public void Note(string text) => Console.MarkupLineInterpolated($"[grey]{text}[/]");

    public void Warn(string text) => Console.MarkupLineInterpolated($"[yellow]{text}[/]");

    /// <summary>Says what is being done, does it, and says how long it took.</summary>
    public async Task<T> StepAsync<T>(string doing, Func<Task<T>> work)
    {
        lock (gate)
        {
            isInStep = true;
            Console.MarkupInterpolated($"[grey]-[/] {doing} ... ");
        }

        long start = time.GetTimestamp();
        try
        {
            T result = await work();
            End($"[green]done[/] [grey]({Seconds(start)})[/]");
            return result;
        }
        catch
        {
            End($"[red]failed[/] [grey]({Seconds(start)})[/]");
            throw;
        }
    }

    public Task StepAsync(string doing, Func<Task> work) => StepAsync(doing, async () =>
    {
        await work();
        return true;
    });

    /// <summary>Writes at once; while a step is under way, once it has ended: its line is not done yet.</summary>
    public void Between(Action write)
    {
        lock (gate)
        {
            if (isInStep)
            {
                held.Add(write);
            }
            else
            {
                write();
            }
        }
    }

    private void End(FormattableString how)
    {
        lock (gate)
        {
            Console.MarkupLineInterpolated(how);
            isInStep = false;
            held.ForEach(write => write());
            held.Clear();
        }
    }

    private string Seconds(long start) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{time.GetElapsedTime(start).TotalSeconds:0.0} s");
}

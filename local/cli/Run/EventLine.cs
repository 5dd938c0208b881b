using System.Globalization;
using System.Text.RegularExpressions;
using Spectre.Console;

namespace Breakwater.Local.Cli.Run;

/// <summary>One event of the app worth reading, found in whatever the host puts around it.</summary>
internal sealed partial record EventLine(DateTimeOffset At, string Kind, string Text)
{
    private const int KindWidth = 8;

    /// <summary>Null when the line is something else.</summary>
    public static EventLine? Find(string line)
    {
        Match match = Pattern().Match(line);
        return match.Success && DateTimeOffset.TryParse(
            match.Groups["at"].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
            out DateTimeOffset at)
            ? new EventLine(at, match.Groups["kind"].Value, match.Groups["text"].Value.Trim())
            : null;
    }

    public void WriteTo(IAnsiConsole console) => console.MarkupLine(
        $"[grey]{Instants.Show(At)}[/]  [{Colour}]{Markup.Escape(Kind.PadRight(KindWidth))}[/] {Markup.Escape(Text)}");

    private string Colour => Kind switch
    {
        "ENTRY" => "green",
        "EXIT" => "yellow",
        "TRADE" => "bold",
        "SIGNAL" => "cyan",
        "ORDER" => "blue",
        "ENGINE" or "COMMAND" => "magenta",
        "ERROR" or "ALERT" => "red",
        _ => "default",
    };

    [GeneratedRegex(
        @"(?<at>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+00:00)?)"
        + @"\s+(?<kind>[A-Z][A-Z_]{2,})\b(?<text>.*)$")]
    private static partial Regex Pattern();
}

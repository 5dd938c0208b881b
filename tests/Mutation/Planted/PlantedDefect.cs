namespace Breakwater.Mutation.Planted;

/// <summary>A defect of the safety code that is planted on purpose, to see that it is found.</summary>
/// <remarks>
/// A file under <c>Planted/Defects</c>, called like the defect: lines <c>costs:</c>, <c>file:</c> and, where a test
/// must find it too, <c>test:</c>; then the text that must occur once in the file, below a line <c>--- is</c>, and what
/// takes its place, below <c>--- becomes</c>.
/// </remarks>
/// <param name="Name">In a few words, with hyphens.</param>
/// <param name="Costs">What it would cost, in one sentence.</param>
/// <param name="File">From the repository's root, with slashes.</param>
/// <param name="Is">Whole lines of the file.</param>
/// <param name="Becomes">Whole lines, or nothing.</param>
/// <param name="Test">Full name of a test that finds it; null when only the simulation is asked.</param>
internal sealed record PlantedDefect(
    string Name, string Costs, string File, string Is, string Becomes, string? Test)
{
    private const string IsMark = "--- is\n";
    private const string BecomesMark = "--- becomes\n";

    /// <summary>The assembly that it is in.</summary>
    public string Assembly => File.Split('/')[1];

    /// <summary>Every defect, by name.</summary>
    public static IReadOnlyList<PlantedDefect> All() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests/Mutation/Planted/Defects"), "*.txt")
            .Order(StringComparer.Ordinal)
            .Select(path => Parse(Path.GetFileNameWithoutExtension(path), System.IO.File.ReadAllText(path))),
    ];

    /// <exception cref="FormatException">It is not written as it should be.</exception>
    public static PlantedDefect Parse(string name, string text)
    {
        int was = text.IndexOf(IsMark, StringComparison.Ordinal);
        int will = text.IndexOf(BecomesMark, StringComparison.Ordinal);
        if (was < 0 || will < was + IsMark.Length + 1)
        {
            throw new FormatException($"{name} lacks a part.");
        }

        string[] head = text[..was].Split('\n', StringSplitOptions.RemoveEmptyEntries);

        return new PlantedDefect(
            name,
            Value(head, "costs") ?? throw new FormatException($"{name} does not say what it costs."),
            Value(head, "file") ?? throw new FormatException($"{name} names no file."),
            text[(was + IsMark.Length)..will],
            text[(will + BecomesMark.Length)..],
            Value(head, "test"));
    }

    /// <summary>The file's text with the defect in it.</summary>
    /// <exception cref="FormatException">What it changes is not there once: the code has moved on.</exception>
    public string Plant(string source)
    {
        int at = source.IndexOf(Is, StringComparison.Ordinal);
        if (at < 0 || source.IndexOf(Is, at + 1, StringComparison.Ordinal) >= 0)
        {
            throw new FormatException($"{Name}: its text is {(at < 0 ? "not" : "more than once")} in {File}.");
        }

        return source[..at] + Becomes + source[(at + Is.Length)..];
    }

    /// <summary>The same for the file as it is now.</summary>
    public string Plant() => Plant(System.IO.File.ReadAllText(Path.Combine(Repository.Root, File)));

    private static string? Value(string[] lines, string name) => lines
        .FirstOrDefault(line => line.StartsWith($"{name}: ", StringComparison.Ordinal))?[(name.Length + 2)..].Trim();
}

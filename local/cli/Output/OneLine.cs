namespace Breakwater.Local.Cli.Output;

/// <summary>Text from elsewhere, made fit for one line of a message.</summary>
internal static class OneLine
{
    private const int LengthMax = 300;

    public static string Of(string text)
    {
        string line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LengthMax ? line : line[..LengthMax] + "...";
    }
}

namespace Breakwater.Local.Cli.Backups;

/// <summary>A row's content among its columns: Data, Data1, Data2 ... as the app writes them.</summary>
internal static class RowColumns
{
    private const string First = "Data";

    // The app cuts at this length; a column holds 32,767 characters.
    private const int PartMax = 30_000;

    public static string Read(SortedDictionary<string, BackupColumn> columns)
    {
        string text = string.Empty;
        for (int part = 0; columns.TryGetValue(Name(part), out BackupColumn? column); part++)
        {
            text += column.Text;
        }

        return text;
    }

    public static SortedDictionary<string, BackupColumn> With(
        SortedDictionary<string, BackupColumn> columns, string text)
    {
        SortedDictionary<string, BackupColumn> changed = new(columns, StringComparer.Ordinal);
        for (int part = 0; changed.Remove(Name(part)); part++)
        {
            // Each part of the old content goes.
        }

        int start = 0;
        for (int part = 0; part == 0 || start < text.Length; part++)
        {
            int length = Math.Min(PartMax, text.Length - start);
            // Half a surrogate pair cannot be written.
            length -= start + length < text.Length && char.IsHighSurrogate(text[start + length - 1]) ? 1 : 0;
            changed.Add(Name(part), new BackupColumn("string", text.Substring(start, length)));
            start += length;
        }

        return changed;
    }

    private static string Name(int part) => part == 0 ? First : $"{First}{part}";
}

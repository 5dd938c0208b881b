using Breakwater.Pipeline.Storage;

namespace Breakwater.Local.Cli.Backups;

/// <summary>A row's content among its columns, in <see cref="RowParts"/> as the app writes them.</summary>
internal static class RowColumns
{
    public static string Read(SortedDictionary<string, BackupColumn> columns) =>
        RowParts.Read(name => columns.GetValueOrDefault(name)?.Text);

    public static SortedDictionary<string, BackupColumn> With(
        SortedDictionary<string, BackupColumn> columns, string text)
    {
        SortedDictionary<string, BackupColumn> changed = new(columns, StringComparer.Ordinal);
        for (int part = 0; changed.Remove(RowParts.Column(part)); part++)
        {
            // Each part of the old content goes.
        }

        foreach ((string column, string part) in RowParts.Of(text))
        {
            changed.Add(column, new BackupColumn("string", part));
        }

        return changed;
    }
}

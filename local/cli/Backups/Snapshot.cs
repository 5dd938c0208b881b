namespace Breakwater.Local.Cli.Backups;

/// <summary>
/// Reads a bot that may be running so that no change is seen half: what changes is read twice, until nothing did.
/// </summary>
internal static class Snapshot
{
    private const int AttemptsMax = 5;
    private const string Heartbeat = Pipeline.Storage.Places.HeartbeatKey;

    /// <exception cref="CliException">There is no such bot, or it never held still.</exception>
    public static async Task<Backup> TakeAsync(BotTables tables, DateTimeOffset at, CancellationToken stop)
    {
        List<BackupRow> changing = await StillAsync(tables, stop);
        // What a decision of the journal was about is then in the ledger, or was to be done again anyway.
        foreach (string table in BotTables.Names.Except(BotTables.Changing))
        {
            changing.AddRange(await tables.ReadAsync(table, stop));
        }

        return changing.Count > 0
            ? new Backup(tables.Bot, at, changing)
            : throw new CliException($"{tables.Account} has no rows of a bot {tables.Bot}.");
    }

    private static async Task<List<BackupRow>> StillAsync(BotTables tables, CancellationToken stop)
    {
        List<BackupRow> before = await ReadAsync(tables, stop);
        for (int attempt = 0; attempt < AttemptsMax; attempt++)
        {
            List<BackupRow> after = await ReadAsync(tables, stop);
            if (Versions(before).SetEquals(Versions(after)))
            {
                return after;
            }

            before = after;
        }

        throw new CliException(
            $"The rows of {tables.Bot} changed at each of {AttemptsMax} looks; pause the bot and try again.");
    }

    private static async Task<List<BackupRow>> ReadAsync(BotTables tables, CancellationToken stop)
    {
        List<BackupRow> rows = [];
        foreach (string table in BotTables.Changing)
        {
            // A heartbeat says that something lives, and a restored one would lie.
            rows.AddRange((await tables.ReadAsync(table, stop)).Where(row => row.Key != Heartbeat));
        }

        return rows;
    }

    private static HashSet<(string Table, string Partition, string Key, string? Version)> Versions(
        List<BackupRow> rows) =>
        [.. rows.Select(row => (row.Table, row.Partition, row.Key, row.Version))];
}

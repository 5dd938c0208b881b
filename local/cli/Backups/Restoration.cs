using System.Text.Json;
using Breakwater.Domain.Engine;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Local.Cli.Backups;

/// <summary>
/// Puts a backup into tables, stopped: its start-up compares with the exchange before anything is entered.
/// </summary>
internal sealed class Restoration(BotTables tables, Backup backup, DateTimeOffset now)
{
    private const string Cause = "restored from a backup";

    // Four beats: an app that lives has been heard within them.
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);

    /// <summary>Why it must not be done; null when it may.</summary>
    /// <param name="replaces">Whether rows of the bot that are there may be lost.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task<string?> RefusalAsync(bool replaces, CancellationToken stop)
    {
        if (backup.Bot != tables.Bot)
        {
            return $"The backup is of bot {backup.Bot}, not of {tables.Bot} (--bot).";
        }

        int found = 0;
        foreach (string table in BotTables.Names)
        {
            IReadOnlyList<BackupRow> rows = await tables.ReadAsync(table, stop);
            found += rows.Count;
            if (rows.Select(BeatOf).Max() is DateTimeOffset beat && (now - beat).Duration() < Silence)
            {
                return $"{tables.Bot} is alive: its heartbeat is of {beat:u}. Stop the app first (az functionapp "
                    + "stop): a stopped bot still manages its positions.";
            }
        }

        return found == 0 || replaces
            ? null
            : $"{tables.Account} has {found} rows of {tables.Bot}. --replace deletes them first.";
    }

    /// <summary>Does it, and reads back what it wrote.</summary>
    /// <exception cref="CliException">What is there afterwards is not what was written.</exception>
    public async Task<int> ExecuteAsync(CancellationToken stop)
    {
        await tables.ClearAsync(stop);
        BackupRow[] rows = [.. backup.Rows.Select(AtRest)];
        // Without its control a bot is stopped, so that comes last: what a crash leaves does not trade.
        await tables.WriteAsync(rows.Where(row => !IsControl(row)), stop);
        await tables.WriteAsync(rows.Where(IsControl), stop);
        HashSet<string> wanted = [.. rows.Select(Text)];
        foreach (string table in BotTables.Names)
        {
            wanted.ExceptWith((await tables.ReadAsync(table, stop)).Select(Text));
        }

        return wanted.Count == 0
            ? rows.Length
            : throw new CliException($"{wanted.Count} of {rows.Length} rows are not there as they were written.");
    }

    private static bool IsControl(BackupRow row) => row is { Table: "Engine", Key: Places.ControlKey };

    private static string Text(BackupRow row) => JsonSerializer.Serialize(
        row with { Columns = new SortedDictionary<string, BackupColumn>(row.Columns, StringComparer.Ordinal) });

    private static DateTimeOffset? BeatOf(BackupRow row) => row is { Table: "Engine", Key: Places.HeartbeatKey }
        ? Read<BotState>(row).Ts
        : null;

    // A kill, a pause of a difference and an open breaker stay; only the run and its start-up end.
    private BackupRow AtRest(BackupRow row) => row switch
    {
        { Table: "Engine", Key: Places.ControlKey } => With(row, Read<BotControl>(row) with
        {
            Run = BotRun.Stopped,
            Phase = BootPhase.Stopped,
            Attempt = 0,
            Error = null,
            At = now,
        }),
        { Table: "Engine", Key: Places.EngineLogKey } =>
            With(row, Read<EngineLog>(row).Reach(EngineState.Stopped, Cause, now)),
        _ => row,
    };

    private static T Read<T>(BackupRow row) => new Row(row.Key, RowColumns.Read(row.Columns), "*").Read<T>().Value;

    private static BackupRow With<T>(BackupRow row, T value) =>
        row with { Columns = RowColumns.With(row.Columns, JsonSerializer.Serialize(value, PipelineJson.Options)) };
}

using System.Text.Json;
using Azure.Data.Tables;
using Breakwater.Domain.Engine;
using Breakwater.Local.Cli.Backups;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Cli.Tests.Backups;

/// <summary>A bot's rows in the emulator: a few of every kind, put there as the app puts them.</summary>
internal sealed class StoredBot(string connection, string bot)
{
    private static readonly DateTimeOffset Long = new(2025, 1, 10, 12, 0, 0, TimeSpan.Zero);

    private readonly TableServiceClient service = new(connection);

    public string Name => bot;

    /// <summary>Longer than one column, with a character of two halves where it is cut.</summary>
    public static string LongText { get; } = $"\"{new string('x', 29_998)}\U0001F40B{new string('y', 12_000)}\"";

    public async Task FillAsync(BotControl control)
    {
        Places paper = new(bot);
        Places live = new(bot, TradingMode.Live);
        await PutAsync(paper.Engine, Places.ControlKey, control);
        await PutAsync(paper.Engine, Places.EngineLogKey, new EngineLog(EngineState.Scanning, []));
        await BeatAsync(Long);
        await PutTextAsync(paper.Cycles, "20250110T1200", "{}");
        await PutTextAsync(paper.Paper, "account", "{\"free\":1.10}");
        await PutTextAsync(paper.Trading, Places.PortfolioKey, LongText);
        await PutTextAsync(paper.Trading, "outbox:m1", "{\"message\":1}");
        await PutTextAsync(live.Trading, Places.OpeningKey, "{\"account\":\"a\"}");
        await PutTextAsync(paper.Journal(Long), "0001", "[]", ("At", Long));
        await PutTextAsync(paper.History(Long), "t1", "{}");
        await PutTextAsync(live.Events("t1"), "0001", "{}");
    }

    public Task BeatAsync(DateTimeOffset at) => PutAsync(
        new Places(bot).Engine,
        Places.HeartbeatKey,
        new BotState(bot, at, "paper", "RUNNING", "RUNNING", "SCANNING", "p@1", 0, 1m, null));

    public Task PutAsync<T>(Partition partition, string key, T value) =>
        PutTextAsync(partition, key, JsonSerializer.Serialize(value, PipelineJson.Options));

    public async Task PutTextAsync(
        Partition partition, string key, string text, params (string Name, object Value)[] columns)
    {
        await service.CreateTableIfNotExistsAsync(partition.Table);
        BackupRow row = new(partition.Table, partition.Key, key, []);
        TableEntity entity = (row with { Columns = RowColumns.With([], text) }).ToEntity();
        foreach ((string name, object value) in columns)
        {
            entity[name] = value;
        }

        await service.GetTableClient(partition.Table).UpsertEntityAsync(entity, TableUpdateMode.Replace);
    }

    public async Task<T> ReadAsync<T>(Partition partition, string key)
    {
        TableEntity entity =
            await service.GetTableClient(partition.Table).GetEntityAsync<TableEntity>(partition.Key, key);
        string text = RowColumns.Read(BackupRow.Of(partition.Table, entity).Columns);

        return JsonSerializer.Deserialize<T>(text, PipelineJson.Options)!;
    }

    /// <summary>Everything but what differs after a restoration: heartbeat, control and log.</summary>
    public async Task<IReadOnlyList<string>> RowsAsync()
    {
        BotTables tables = new(service, bot);
        List<string> rows = [];
        foreach (string table in BotTables.Names)
        {
            rows.AddRange((await tables.ReadAsync(table, CancellationToken.None))
                .Where(row => row.Key is not (Places.HeartbeatKey or Places.ControlKey or Places.EngineLogKey))
                .Select(row => JsonSerializer.Serialize(row)));
        }

        return rows;
    }

    public Task ClearAsync() => new BotTables(service, bot).ClearAsync(CancellationToken.None);
}

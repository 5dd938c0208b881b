using Azure.Data.Tables;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Local.Cli.Backups;

/// <summary>The tables of one storage account, as far as they are one bot's: on paper and live.</summary>
internal sealed class BotTables(TableServiceClient service, string bot)
{
    // The character after the bar: no name of a bot has either.
    private const char AfterBar = '}';

    private const int TransactionRows = 100;
    private const int TransactionCharacters = 1_000_000;

    /// <summary>
    /// In the order of reading. What moves from one to another while it is read is then found twice, never not at all:
    /// an ended trade is written to History before it leaves Trading.
    /// </summary>
    public static readonly IReadOnlyList<string> Names = ["Engine", "Cycles", "Paper", "Trading", "Journal", "History"];

    /// <summary>What a running bot changes in place; the rest only grows.</summary>
    public static readonly IReadOnlyList<string> Changing = ["Engine", "Cycles", "Paper", "Trading"];

    public string Bot => bot;

    public string Account => service.AccountName;

    /// <summary>The bot's rows of a table, in key order; none when there is no such table.</summary>
    public async Task<IReadOnlyList<BackupRow>> ReadAsync(string table, CancellationToken stop)
    {
        List<BackupRow> rows = [];
        try
        {
            await foreach (TableEntity entity in service.GetTableClient(table)
                .QueryAsync<TableEntity>(Filter(), cancellationToken: stop))
            {
                rows.Add(BackupRow.Of(table, entity));
            }
        }
        catch (Azure.RequestFailedException failure) when (failure.ErrorCode == "TableNotFound")
        {
            return [];
        }

        return rows;
    }

    /// <summary>Adds rows that are not there.</summary>
    public async Task WriteAsync(IEnumerable<BackupRow> rows, CancellationToken stop)
    {
        foreach (IGrouping<string, BackupRow> table in rows.GroupBy(row => row.Table))
        {
            await service.CreateTableIfNotExistsAsync(table.Key, stop);
            await SubmitAsync(table.Key, table, TableTransactionActionType.Add, stop);
        }
    }

    /// <summary>Removes every row of the bot, what lets it trade first.</summary>
    public async Task ClearAsync(CancellationToken stop)
    {
        foreach (string table in Names)
        {
            await SubmitAsync(table, await ReadAsync(table, stop), TableTransactionActionType.Delete, stop);
        }
    }

    private string Filter()
    {
        IEnumerable<string> keys = Enum.GetValues<TradingMode>()
            .Select(mode => new Places(bot, mode).Engine.Key)
            .Select(key => TableClient.CreateQueryFilter(
                $"PartitionKey eq {key} or (PartitionKey ge {key + '|'} and PartitionKey lt {key + AfterBar})"));

        return string.Join(" or ", keys.Select(filter => $"({filter})"));
    }

    private async Task SubmitAsync(
        string table, IEnumerable<BackupRow> rows, TableTransactionActionType kind, CancellationToken stop)
    {
        TableClient client = service.GetTableClient(table);
        foreach (IGrouping<string, BackupRow> partition in rows.GroupBy(row => row.Partition))
        {
            foreach (IReadOnlyList<BackupRow> batch in Batches(partition))
            {
                await client.SubmitTransactionAsync(
                    batch.Select(row => new TableTransactionAction(kind, row.ToEntity(), Azure.ETag.All)), stop);
            }
        }
    }

    // A transaction holds a hundred rows and 4 MB; a character takes at most three bytes.
    private static IEnumerable<IReadOnlyList<BackupRow>> Batches(IEnumerable<BackupRow> rows)
    {
        List<BackupRow> batch = [];
        int size = 0;
        foreach (BackupRow row in rows)
        {
            if (batch.Count == TransactionRows || (batch.Count > 0 && size + row.Size > TransactionCharacters))
            {
                yield return batch;
                batch = [];
                size = 0;
            }

            batch.Add(row);
            size += row.Size;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }
}

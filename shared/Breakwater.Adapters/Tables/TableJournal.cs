using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Breakwater.Domain;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Adapters.Tables;

/// <summary>Decisions as rows of the Journal table, newest first within a bot's day.</summary>
/// <param name="service">Where the table is.</param>
/// <param name="mode">Whose money the decisions are about: paper and live have days of their own.</param>
public sealed class TableJournal(TableServiceClient service, TradingMode mode = TradingMode.Paper) : IJournal
{
    private const int BatchMax = 100;

    // What detection writes of a candidate that it found nothing at.
    private const string NothingFound = "none";

    /// <summary>Five columns of this length leave the checks their place within the 1 MiB of a row.</summary>
    private const int TextMax = 8_000;

    /// <inheritdoc />
    public async Task WriteAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken)
    {
        IEnumerable<IGrouping<Partition, JournalEntry>> days = entries
            .GroupBy(entry => entry.Key, (_, same) => same.Last())
            .GroupBy(entry => PartitionOf(entry.Key));
        foreach (IGrouping<Partition, JournalEntry> day in days)
        {
            TableClient table = service.GetTableClient(day.Key.Table);
            foreach (JournalEntry[] batch in day.Chunk(BatchMax))
            {
                TableTransactionAction[] actions =
                [
                    .. batch.Select(entry => new TableTransactionAction(
                        TableTransactionActionType.UpsertReplace, ToEntity(entry))),
                ];
                await TableTrouble.ClassifyAsync(
                    () => table.SubmitTransactionAsync(actions, cancellationToken), cancellationToken);
            }
        }
    }

    /// <inheritdoc />
    public async Task<JournalEntry?> FindAsync(JournalKey key, CancellationToken cancellationToken)
    {
        Partition partition = PartitionOf(key);
        TableClient table = service.GetTableClient(partition.Table);
        NullableResponse<TableEntity> found = await TableTrouble.ClassifyAsync(
            () => table.GetEntityIfExistsAsync<TableEntity>(
                partition.Key, JournalRowKey.Of(key), cancellationToken: cancellationToken),
            cancellationToken);

        return found.HasValue ? ToEntry(key, found.Value!) : null;
    }

    /// <summary>At most <paramref name="limit"/> decisions of the UTC day after a row, newest first.</summary>
    public Task<IReadOnlyList<JournalLine>> PageAsync(
        string bot, DateTimeOffset day, string? after, int limit, CancellationToken cancellationToken) =>
        QueryAsync((bot, day, after), string.Empty, limit, cancellationToken);

    /// <summary>The same of those that found something to buy.</summary>
    /// <remarks>The storage looks through the day, and answers with these alone.</remarks>
    public Task<IReadOnlyList<JournalLine>> SignalsAsync(
        string bot, DateTimeOffset day, string? after, int limit, CancellationToken cancellationToken)
    {
        string stage = nameof(JournalStage.Signal);

        return QueryAsync(
            (bot, day, after),
            TableClient.CreateQueryFilter($" and Stage eq {stage} and Outcome ne {NothingFound}"),
            limit,
            cancellationToken);
    }

    private async Task<IReadOnlyList<JournalLine>> QueryAsync(
        (string Bot, DateTimeOffset Day, string? After) place, string condition, int limit,
        CancellationToken cancellationToken)
    {
        Partition partition = new Places(place.Bot, mode).Journal(place.Day);
        string from = place.After ?? string.Empty;
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition.Key} and RowKey gt {from}");
        List<TableEntity> entities = await TableTrouble.QueryAsync(
            service.GetTableClient(partition.Table), filter + condition, limit, cancellationToken);

        return [.. entities.Select(ToLine)];
    }

    private Partition PartitionOf(JournalKey key) => new Places(key.Bot, mode).Journal(key.At);

    private TableEntity ToEntity(JournalEntry entry)
    {
        var entity = new TableEntity(PartitionOf(entry.Key).Key, JournalRowKey.Of(entry.Key))
        {
            ["At"] = entry.Key.At,
            ["Stage"] = entry.Key.Stage.ToString(),
            ["Cause"] = RowText.Shorten(entry.Key.Cause, TextMax),
            ["Subject"] = RowText.Shorten(entry.Subject, TextMax),
            ["Outcome"] = RowText.Shorten(entry.Outcome, TextMax),
            ["Reason"] = RowText.Shorten(entry.Reason, TextMax),
            ["CorrelationId"] = RowText.Shorten(entry.CorrelationId, TextMax),
        };
        RowText.Write(entity, JsonSerializer.Serialize(entry.Checks, PipelineJson.Options));

        return entity;
    }

    private static JournalEntry ToEntry(JournalKey key, TableEntity entity)
    {
        JournalLine line = ToLine(entity);

        return new JournalEntry(key, line.Symbol, line.Outcome, line.Reason, line.CorrelationId, line.Checks);
    }

    private static JournalLine ToLine(TableEntity entity) => new(
        entity.RowKey,
        entity.GetDateTimeOffset("At") ?? default,
        entity.GetString("Stage").ToLowerInvariant(),
        entity.GetString("Subject"),
        entity.GetString("Outcome"),
        entity.GetString("Reason"),
        entity.GetString("CorrelationId"),
        JsonSerializer.Deserialize<Check[]>(RowText.Read(entity), PipelineJson.Options) ?? []);
}

/// <summary>A decision as operators see it.</summary>
/// <param name="Key">Where the next page begins.</param>
/// <param name="At">What time it was about.</param>
/// <param name="Stage">Who decided.</param>
/// <param name="Symbol">What about.</param>
/// <param name="Outcome">One word.</param>
/// <param name="Reason">Why.</param>
/// <param name="CorrelationId">Follows a candle to its fill.</param>
/// <param name="Checks">The numbers.</param>
public sealed record JournalLine(
    string Key,
    DateTimeOffset At,
    string Stage,
    string Symbol,
    string Outcome,
    string Reason,
    string CorrelationId,
    IReadOnlyList<Check> Checks);

using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;

namespace Breakwater.Local.Functions.Telemetry;

/// <summary>Log records as rows; the fields of a record come before those of its scopes.</summary>
internal sealed class LogRows(RowFile file) : BaseExporter<LogRecord>
{
    private const string Template = "{OriginalFormat}";

    public override ExportResult Export(in Batch<LogRecord> batch)
    {
        foreach (LogRecord record in batch)
        {
            file.Write(RowOf(record));
        }

        return ExportResult.Success;
    }

    private static Row RowOf(LogRecord record)
    {
        string? message = record.FormattedMessage ?? record.Body;
        Row row = record.Exception is { } failure
            ? new Row("AppExceptions", record.Timestamp)
                .Set("ExceptionType", failure.GetType().FullName)
                .Set("OuterMessage", failure.Message)
            : new Row("AppTraces", record.Timestamp).Set("Message", message);
        row.Set("SeverityLevel", SeverityOf(record.LogLevel));
        if (record.TraceId != default)
        {
            row.Set("OperationId", record.TraceId.ToHexString()).Set("ParentId", record.SpanId.ToHexString());
        }

        foreach ((string name, object? value) in record.Attributes ?? [])
        {
            row.Add(name == Template ? "" : name, name == Template ? null : value);
        }

        record.ForEachScope(static (scope, target) => AddScope(scope, target), row);
        row.Add("CategoryName", record.CategoryName);

        return row.Add("EventName", record.EventId.Name);
    }

    private static void AddScope(LogRecordScope scope, Row row)
    {
        foreach ((string name, object? value) in scope)
        {
            row.Add(name, name.Length == 0 || name == Template ? null : value);
        }
    }

    private static int SeverityOf(LogLevel level) => level switch
    {
        LogLevel.Critical => 4,
        LogLevel.Error => 3,
        LogLevel.Warning => 2,
        LogLevel.Information => 1,
        _ => 0,
    };
}

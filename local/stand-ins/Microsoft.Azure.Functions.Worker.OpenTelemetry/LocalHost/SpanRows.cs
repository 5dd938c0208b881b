using System.Diagnostics;
using OpenTelemetry;

namespace Breakwater.Local.Functions.Telemetry;

/// <summary>
/// Spans as rows: those that serve or consume are requests, all others dependencies, and an exception that was noted
/// on one is a row of its own.
/// </summary>
internal sealed class SpanRows(RowFile file) : BaseExporter<Activity>
{
    public override ExportResult Export(in Batch<Activity> batch)
    {
        foreach (Activity span in batch)
        {
            file.Write(RowOf(span));
            foreach (ActivityEvent happened in span.Events.Where(one => one.Name == "exception"))
            {
                file.Write(ExceptionOf(span, happened));
            }
        }

        return ExportResult.Success;
    }

    private static Row RowOf(Activity span)
    {
        bool isRequest = span.Kind is ActivityKind.Server or ActivityKind.Consumer;
        Row row = Traced(new Row(isRequest ? "AppRequests" : "AppDependencies", span.StartTimeUtc), span)
            .Set("Id", span.SpanId.ToHexString())
            .Set("Name", span.DisplayName)
            .Set("DurationMs", span.Duration.TotalMilliseconds)
            .Set("Success", span.Status is not ActivityStatusCode.Error)
            .Set("ResultCode", isRequest ? "0" : null)
            .Set("ItemCount", 1)
            .Set("ParentId", span.ParentSpanId == default ? null : span.ParentSpanId.ToHexString());
        foreach ((string name, object? value) in span.TagObjects)
        {
            row.Add(name, value);
        }

        return row;
    }

    private static Row ExceptionOf(Activity span, ActivityEvent happened)
    {
        Dictionary<string, object?> tags = new(happened.Tags, StringComparer.Ordinal);
        Row row = Traced(new Row("AppExceptions", happened.Timestamp.UtcDateTime), span)
            .Set("ParentId", span.SpanId.ToHexString())
            .Set("ExceptionType", tags.GetValueOrDefault("exception.type"))
            .Set("OuterMessage", tags.GetValueOrDefault("exception.message"));

        return row;
    }

    private static Row Traced(Row row, Activity span) => row.Set("OperationId", span.TraceId.ToHexString());
}

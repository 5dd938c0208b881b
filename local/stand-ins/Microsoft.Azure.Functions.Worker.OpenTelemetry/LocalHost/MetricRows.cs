using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Breakwater.Local.Functions.Telemetry;

/// <summary>Metrics as rows: one for each series that changed since the last export.</summary>
internal sealed class MetricRows(RowFile file) : BaseExporter<Metric>
{
    public override ExportResult Export(in Batch<Metric> batch)
    {
        foreach (Metric metric in batch)
        {
            foreach (ref readonly MetricPoint point in metric.GetMetricPoints())
            {
                file.Write(RowOf(metric, point));
            }
        }

        return ExportResult.Success;
    }

    private static Row RowOf(Metric metric, in MetricPoint point)
    {
        Row row = new Row("AppMetrics", point.EndTime.UtcDateTime).Set("Name", metric.Name);
        if (metric.MetricType is MetricType.Histogram)
        {
            row.Set("Sum", point.GetHistogramSum()).Set("ItemCount", point.GetHistogramCount());
            if (point.TryGetHistogramMinMaxValues(out double min, out double max))
            {
                row.Set("Min", min).Set("Max", max);
            }
        }
        else
        {
            row.Set("Sum", ValueOf(metric.MetricType, point)).Set("ItemCount", 1);
        }

        foreach ((string name, object? value) in point.Tags)
        {
            row.Add(name, value);
        }

        return row;
    }

    private static double ValueOf(MetricType type, in MetricPoint point) => type switch
    {
        MetricType.LongSum => point.GetSumLong(),
        MetricType.DoubleSum => point.GetSumDouble(),
        MetricType.LongGauge => point.GetGaugeLastValueLong(),
        MetricType.DoubleGauge => point.GetGaugeLastValueDouble(),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Nothing measures so."),
    };
}

using System.Diagnostics;
using Breakwater.Pipeline.Telemetry;

namespace Breakwater.Pipeline.Tests.Telemetry;

/// <summary>Collects the spans of this flow of control that end meanwhile: tests run beside each other.</summary>
internal sealed class Spans : IDisposable
{
    private static readonly AsyncLocal<Spans?> Mine = new();
    private readonly List<Activity> ended = [];
    private readonly ActivityListener listener;

    public Spans()
    {
        Mine.Value = this;
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Invocations.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) =>
                Mine.Value == this ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = span =>
            {
                if (Mine.Value == this)
                {
                    ended.Add(span);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
    }

    public IReadOnlyList<Activity> Ended => ended;

    public void Dispose() => listener.Dispose();
}

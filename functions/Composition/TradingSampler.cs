using System.Diagnostics;
using Breakwater.Pipeline.Telemetry;
using OpenTelemetry.Trace;

namespace Breakwater.Functions.Composition;

/// <summary>
/// Keeps every span of trading: all messages, all order calls, all commands. Of timers that look at what is there, of
/// reads over HTTP and of the platform's own spans it keeps a share; one that fails is kept all the same.
/// </summary>
/// <remarks>
/// A tenth of them is enough for their latency; how often they ran is counted by metrics, which are never sampled. The
/// others are recorded and not kept, so that a failure can still be. See docs/decisions/0011.
/// </remarks>
internal sealed class TradingSampler : Sampler
{
    public const double Share = 0.1;

    private static readonly SamplingResult Keep = new(SamplingDecision.RecordAndSample);
    private static readonly SamplingResult Watch = new(SamplingDecision.RecordOnly);

    private static readonly HashSet<string> Looks =
    [
        Components.ManagePositions, Components.Reconcile, Components.Heartbeat, Components.OutboxRelay,
    ];

    private readonly TraceIdRatioBasedSampler share = new(Share);

    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters)
    {
        bool isShared = samplingParameters.Kind switch
        {
            ActivityKind.Internal => true,
            ActivityKind.Server => Looks.Contains(samplingParameters.Name)
                || samplingParameters.Name.StartsWith("Get", StringComparison.Ordinal),
            _ => false,
        };

        return !isShared || share.ShouldSample(samplingParameters).Decision is SamplingDecision.RecordAndSample
            ? Keep
            : Watch;
    }
}

using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;

namespace Breakwater.Local.Functions;

/// <summary>The span that the worker makes around each invocation, in the trace that its trigger came with.</summary>
internal static class WorkerSpans
{
    internal const string SourceName = "Microsoft.Azure.Functions.Worker";

    private static readonly ActivitySource Source = new(SourceName);

    internal static Activity? Start(FunctionContext context)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        ActivityContext.TryParse(
            context.TraceContext.TraceParent, context.TraceContext.TraceState, out ActivityContext parent);
        return Source.StartActivity(
            $"function {context.FunctionDefinition.Name}",
            ActivityKind.Internal,
            parent,
            [
                new("faas.invocation_id", context.InvocationId),
                new("faas.name", context.FunctionDefinition.Name),
            ]);
    }
}

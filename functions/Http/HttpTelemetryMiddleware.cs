using Breakwater.Pipeline.Telemetry;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Breakwater.Functions.Http;

/// <summary>Traces what HTTP asks for; timers and queues are traced by the cycle.</summary>
internal sealed class HttpTelemetryMiddleware(Invocations invocations) : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next) => context.GetHttpContext() is null
        ? next(context)
        : invocations.RunAsync(
            context.FunctionDefinition.Name, Invocations.Http, () => next(context), context.InvocationId);
}

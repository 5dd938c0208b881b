using Microsoft.Azure.Functions.Worker.Middleware;

namespace Breakwater.Local.Functions;

/// <summary>The app's middleware in the order of its registration, around the function itself.</summary>
internal sealed class MiddlewarePipeline(
    IReadOnlyList<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> parts)
{
    internal FunctionExecutionDelegate Around(FunctionExecutionDelegate function)
    {
        FunctionExecutionDelegate next = function;
        foreach (Func<FunctionExecutionDelegate, FunctionExecutionDelegate> part in parts.Reverse())
        {
            next = part(next);
        }

        return next;
    }
}

using Microsoft.Azure.Functions.Worker;

namespace Breakwater.StandIns.Host.Tests;

public sealed class FailingTimer(Trace trace, TimeProvider clock)
{
    [Function("Fails")]
    [ExponentialBackoffRetry(2, "00:00:04", "00:00:06")]
    public void Run([TimerTrigger("0 * * * * *")] TimerInfo timer, FunctionContext context)
    {
        RetryContext retry = context.RetryContext;
        trace.Add($"{clock.GetUtcNow():HH:mm:ss} retry {retry.RetryCount}/{retry.MaxRetryCount}");
        throw new InvalidDataException($"always {timer.IsPastDue}");
    }
}

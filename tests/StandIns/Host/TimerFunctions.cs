using System.Globalization;
using Microsoft.Azure.Functions.Worker;

namespace Breakwater.StandIns.Host.Tests;

public sealed class TimerFunctions(Trace trace, TimeProvider clock)
{
    private string Now => clock.GetUtcNow().ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);

    [Function("Quarter")]
    public void Quarter([TimerTrigger("*/15 * * * * *")] TimerInfo timer) =>
        trace.Add($"{Now} Quarter{(timer.IsPastDue ? " past due" : "")}");

    [Function("Minute")]
    public async Task Minute([TimerTrigger("0 * * * * *")] TimerInfo timer, FunctionContext context)
    {
        trace.Add($"{Now} Minute {context.InvocationId} next {timer.ScheduleStatus!.Next:HH:mm}");

        // Longer than a Quarter: while this waits, time goes on, but no other trigger runs.
        await Task.Delay(TimeSpan.FromSeconds(20), clock, context.CancellationToken);
        trace.Add($"{Now} Minute ends");
    }
}

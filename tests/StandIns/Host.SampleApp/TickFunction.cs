using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace Breakwater.StandIns.Host.SampleApp;

/// <summary>
/// Writes one line per run to the file that the setting SampleTrace names, so that a test can kill this process.
/// </summary>
public sealed class TickFunction(TimeProvider clock, IConfiguration configuration)
{
    [Function("Tick")]
    public async Task Run([TimerTrigger("%TickSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        if (configuration["SampleTrace"] is { Length: > 0 } path)
        {
            await File.AppendAllTextAsync(
                path, $"{clock.GetUtcNow():O} {timer.IsPastDue}{Environment.NewLine}", cancellationToken);
        }
    }
}

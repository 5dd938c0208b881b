using Azure;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Adapters.Tables;

/// <summary>
/// The one place that says which storage failures are trouble outside; the rest are bugs and are thrown as they
/// are.
/// </summary>
internal static class TableTrouble
{
    /// <summary>No answer, throttled or failing: 0, 408, 429, 5xx.</summary>
    public static bool IsTransient(RequestFailedException failure) => failure.Status is 0 or 408 or 429 or >= 500;

    /// <summary>The failure in the pipeline's terms.</summary>
    public static OutsideTroubleException Of(RequestFailedException failure) =>
        new($"Table Storage answered {failure.Status} {failure.ErrorCode}.", failure);

    /// <summary>Runs <paramref name="call"/> and classifies its failure.</summary>
    public static async Task<T> ClassifyAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (RequestFailedException failure) when (IsTransient(failure))
        {
            throw Of(failure);
        }
    }
}

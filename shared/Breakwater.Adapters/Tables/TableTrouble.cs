using Azure;
using Azure.Data.Tables;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Adapters.Tables;

/// <summary>
/// The one place that says which storage failures are trouble outside; the rest are bugs and are thrown as they
/// are.
/// </summary>
internal static class TableTrouble
{
    /// <summary>
    /// What <paramref name="failure"/> is in the pipeline's terms: trouble, the caller's own cancellation, or null
    /// for a bug.
    /// </summary>
    public static Exception? Of(Exception failure, CancellationToken cancellationToken) => failure switch
    {
        // A retry that the caller ends comes back among the failures of the tries before it.
        AggregateException when cancellationToken.IsCancellationRequested =>
            new OperationCanceledException("The caller gave up on Table Storage.", failure, cancellationToken),
        RequestFailedException { Status: not 0 } answer when IsTransient(answer, cancellationToken) =>
            new OutsideTroubleException($"Table Storage answered {answer.Status} {answer.ErrorCode}.", answer),
        _ when IsTransient(failure, cancellationToken) =>
            new OutsideTroubleException($"Table Storage did not answer: {failure.Message}", failure),
        _ => null,
    };

    /// <summary>Runs <paramref name="call"/> and classifies its failure.</summary>
    public static async Task<T> ClassifyAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call();
        }
        catch (Exception failure) when (Of(failure, cancellationToken) is { } trouble)
        {
            throw trouble;
        }
    }

    /// <summary>At most <paramref name="limit"/> entities that match, in key order.</summary>
    public static Task<List<TableEntity>> QueryAsync(
        TableClient table, string filter, int limit, CancellationToken cancellationToken)
    {
        const int pageMax = 1000;

        return ClassifyAsync(
            async () =>
            {
                var entities = new List<TableEntity>();
                await foreach (TableEntity entity in table.QueryAsync<TableEntity>(
                    filter, Math.Min(limit, pageMax), cancellationToken: cancellationToken))
                {
                    entities.Add(entity);
                    if (entities.Count >= limit)
                    {
                        break;
                    }
                }

                return entities;
            },
            cancellationToken);
    }

    // After several tries Azure.Core throws all their failures; a network time-out is a cancellation of its own.
    private static bool IsTransient(Exception failure, CancellationToken cancellationToken) => failure switch
    {
        RequestFailedException answer => answer.Status is 0 or 408 or 429 or >= 500,
        AggregateException tries =>
            tries.InnerExceptions.All(inner => IsTransient(inner, cancellationToken)),
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        IOException or HttpRequestException or TimeoutException => true,
        _ => false,
    };
}

namespace Azure.Messaging.ServiceBus.Local;

/// <summary>The storage emulator's trouble, told as the official client tells trouble with the service.</summary>
internal static class StoreFailure
{
    public static async Task<T> TranslateAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (RequestFailedException failure)
        {
            throw Translate(failure);
        }
        catch (AggregateException failure)
        {
            // Azure.Core wraps the failures of all retries.
            throw Translate(failure);
        }
    }

    public static Task TranslateAsync(Func<Task> call) => TranslateAsync(async () =>
    {
        await call();
        return true;
    });

    private static ServiceBusException Translate(Exception failure) => new(
        $"The storage emulator that keeps the messages failed: {failure.Message}",
        ServiceBusFailureReason.ServiceCommunicationProblem,
        innerException: failure);
}

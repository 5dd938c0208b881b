namespace Breakwater.Local.Functions;

/// <summary>
/// The web server of the host: it opens first, so that a port in use stops everything before it starts.
/// </summary>
internal interface IHostFront
{
    Task OpenAsync(FunctionsRuntime runtime, CancellationToken token);

    /// <summary>Takes no new request, and returns when the running ones have ended or the token is cancelled.</summary>
    Task CloseAsync(CancellationToken token);
}

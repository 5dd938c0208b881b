namespace Breakwater.Pipeline.Execution;

/// <summary>
/// Another instance changed the trade first. The message goes back to the queue and finds the new state.
/// </summary>
public sealed class StaleTradeException : Exception
{
    /// <summary>Without a description.</summary>
    public StaleTradeException()
    {
    }

    /// <summary>Described by <paramref name="message"/>.</summary>
    public StaleTradeException(string message)
        : base(message)
    {
    }

    /// <summary>Described by <paramref name="message"/>, with its cause.</summary>
    public StaleTradeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

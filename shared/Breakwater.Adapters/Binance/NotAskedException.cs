namespace Breakwater.Adapters.Binance;

/// <summary>We did not ask: no trouble of the venue's, so it is neither tried again nor counted against it.</summary>
public sealed class NotAskedException : Exception
{
    /// <summary>Without a reason.</summary>
    public NotAskedException()
    {
    }

    /// <summary>With the reason.</summary>
    public NotAskedException(string message)
        : base(message)
    {
    }

    /// <summary>With the reason and what caused it.</summary>
    public NotAskedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

namespace Breakwater.Adapters.Binance;

/// <summary>The venue lists no such symbol any more: no trouble of its reads, so it is neither tried again nor counted
/// against them.</summary>
public sealed class UnlistedSymbolException : Exception
{
    /// <summary>Without the venue's words.</summary>
    public UnlistedSymbolException()
    {
    }

    /// <summary>With the venue's words.</summary>
    public UnlistedSymbolException(string message)
        : base(message)
    {
    }

    /// <summary>With the venue's words and what caused it.</summary>
    public UnlistedSymbolException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

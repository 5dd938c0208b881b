namespace Breakwater.Local.Exchange.Rest;

/// <summary>A request that is answered with an error body.</summary>
public sealed class RestException : Exception
{
    public RestException()
        : this(-1000, "An unknown error occurred while processing the request.")
    {
    }

    public RestException(string message)
        : this(-1000, message)
    {
    }

    public RestException(string message, Exception innerException)
        : base(message, innerException) => Code = -1000;

    public RestException(int code, string message, int status = 400)
        : base(message)
    {
        Code = code;
        Status = status;
    }

    /// <summary>Binance's error code.</summary>
    public int Code { get; }

    public int Status { get; } = 400;
}

using CryptoExchange.Net.Objects.Errors;

namespace CryptoExchange.Net.Objects;

public class TimeoutError : Error
{
    private static readonly ErrorInfo Shape =
        new(ErrorType.Timeout, "Failed to receive a response from the server in time");

    public TimeoutError(string? message = null, Exception? exception = null)
        : base(null, Shape.About(message), exception)
    {
    }
}

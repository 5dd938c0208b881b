using CryptoExchange.Net.Objects.Errors;

namespace CryptoExchange.Net.Objects;

public class WebError : Error
{
    private static readonly ErrorInfo Shape = new(
        ErrorType.NetworkError,
        isTransient: true,
        "Failed to complete the request to the server due to a network error");

    public WebError(string? message = null, Exception? exception = null)
        : base(null, Shape.About(message), exception)
    {
    }
}

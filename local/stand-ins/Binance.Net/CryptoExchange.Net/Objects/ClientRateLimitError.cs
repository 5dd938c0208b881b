using CryptoExchange.Net.Objects.Errors;

namespace CryptoExchange.Net.Objects;

public class ClientRateLimitError : BaseRateLimitError
{
    private static readonly ErrorInfo Shape = new(ErrorType.RateLimitRequest, "Client rate limit exceeded");

    public ClientRateLimitError(string? message = null, Exception? exception = null)
        : base(Shape.About(message), exception)
    {
    }
}

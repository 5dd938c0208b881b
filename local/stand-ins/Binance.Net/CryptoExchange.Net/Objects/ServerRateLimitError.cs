using CryptoExchange.Net.Objects.Errors;

namespace CryptoExchange.Net.Objects;

public class ServerRateLimitError : BaseRateLimitError
{
    private static readonly ErrorInfo Shape = new(ErrorType.RateLimitRequest, "Server rate limit exceeded");

    public ServerRateLimitError(string? message = null, Exception? exception = null)
        : base(Shape.About(message), exception)
    {
    }
}

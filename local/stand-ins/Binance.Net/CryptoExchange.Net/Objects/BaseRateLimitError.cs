using CryptoExchange.Net.Objects.Errors;

namespace CryptoExchange.Net.Objects;

public abstract class BaseRateLimitError : Error
{
    protected BaseRateLimitError(ErrorInfo errorInfo, Exception? exception)
        : base(null, errorInfo, exception)
    {
    }

    public DateTime? RetryAfter { get; set; }
}

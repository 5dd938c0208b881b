using CryptoExchange.Net.Objects.Errors;

namespace CryptoExchange.Net.Objects;

public class CancellationRequestedError : Error
{
    private static readonly ErrorInfo Shape = new(ErrorType.CancellationRequested, "Cancellation requested");

    public CancellationRequestedError(Exception? exception = null)
        : base(null, Shape, exception)
    {
    }
}

using CryptoExchange.Net.Objects.Errors;

namespace CryptoExchange.Net.Objects;

public class DeserializeError : Error
{
    private static readonly ErrorInfo Shape = new(ErrorType.DeserializationFailed, "Failed to deserialize data");

    public DeserializeError(string? message = null, Exception? exception = null)
        : base(null, Shape with { Message = message ?? Shape.ErrorDescription }, exception)
    {
    }
}

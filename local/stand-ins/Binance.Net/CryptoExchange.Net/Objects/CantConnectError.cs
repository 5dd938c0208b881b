using CryptoExchange.Net.Objects.Errors;

namespace CryptoExchange.Net.Objects;

public class CantConnectError : Error
{
    private static readonly ErrorInfo Shape = new(ErrorType.UnableToConnect, "Can't connect to the server");

    public CantConnectError()
        : this(null)
    {
    }

    public CantConnectError(Exception? exception)
        : base(null, Shape, exception)
    {
    }
}

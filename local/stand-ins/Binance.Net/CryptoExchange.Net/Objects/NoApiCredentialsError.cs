using CryptoExchange.Net.Objects.Errors;

namespace CryptoExchange.Net.Objects;

public class NoApiCredentialsError : Error
{
    private static readonly ErrorInfo Shape = new(
        ErrorType.MissingCredentials,
        "No credentials provided for private endpoint, set the `ApiCredentials` option in the client configuration");

    public NoApiCredentialsError()
        : base(null, Shape, null)
    {
    }
}

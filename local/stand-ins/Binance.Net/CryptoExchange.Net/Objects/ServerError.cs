using System.Globalization;
using CryptoExchange.Net.Objects.Errors;

namespace CryptoExchange.Net.Objects;

public class ServerError : Error
{
    public ServerError(ErrorType type, string message, Exception? exception = null)
        : base(null, new ErrorInfo(type, message), exception)
    {
    }

    public ServerError(ErrorInfo errorInfo, Exception? exception = null)
        : base(null, errorInfo, exception)
    {
    }

    public ServerError(int errorCode, ErrorInfo errorInfo, Exception? exception = null)
        : this(errorCode.ToString(CultureInfo.InvariantCulture), errorInfo, exception)
    {
    }

    public ServerError(string errorCode, ErrorInfo errorInfo, Exception? exception = null)
        : base(errorCode, errorInfo, exception)
    {
    }
}

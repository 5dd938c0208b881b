using System.Diagnostics.CodeAnalysis;

namespace CryptoExchange.Net.Objects;

public record HttpResult<T> : HttpResult, IHttpResult<T>
{
    public HttpResult(string exchange, T? value, Error? error)
    {
        Exchange = exchange;
        Data = value;
        Error = error;
    }

    public new Error? Error
    {
        get => base.Error;
        internal init => base.Error = value;
    }

    [MemberNotNullWhen(false, nameof(Error))]
    [MemberNotNullWhen(true, nameof(Data))]
    public new bool Success => Error is null;

    public T? Data { get; init; }
}

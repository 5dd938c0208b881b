using System.Diagnostics.CodeAnalysis;

namespace CryptoExchange.Net.Objects;

public interface ICallResult<T> : ICallResult
{
    new Error? Error { get; }

    [MemberNotNullWhen(false, nameof(Error))]
    [MemberNotNullWhen(true, nameof(Data))]
    new bool Success { get; }

    T? Data { get; }
}

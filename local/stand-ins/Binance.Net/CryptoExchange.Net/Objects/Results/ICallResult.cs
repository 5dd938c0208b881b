using System.Diagnostics.CodeAnalysis;

namespace CryptoExchange.Net.Objects;

public interface ICallResult
{
    Error? Error { get; }

    [MemberNotNullWhen(false, nameof(Error))]
    bool Success { get; }
}

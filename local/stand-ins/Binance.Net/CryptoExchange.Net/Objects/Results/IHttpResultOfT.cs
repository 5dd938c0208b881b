namespace CryptoExchange.Net.Objects;

public interface IHttpResult<T> : IHttpResult, ICallResult<T>;

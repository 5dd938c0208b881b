namespace CryptoExchange.Net.Objects.Options;

public class RestApiOptions : ApiOptions;

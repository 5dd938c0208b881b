namespace CryptoExchange.Net.Objects.Options;

public class ApiOptions
{
    public bool? AutoTimestamp { get; set; }

    public bool? OutputOriginalData { get; set; }
}

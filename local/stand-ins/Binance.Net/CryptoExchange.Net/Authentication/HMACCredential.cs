namespace CryptoExchange.Net.Authentication;

public class HMACCredential(string key, string secret) : ApiCredentials
{
    public string Key { get; set; } = key;

    public string Secret { get; set; } = secret;

    public override ApiCredentials Copy() => new HMACCredential(Key, Secret);

    public override void Validate()
    {
        ArgumentException.ThrowIfNullOrEmpty(Key);
        ArgumentException.ThrowIfNullOrEmpty(Secret);
    }
}

namespace CryptoExchange.Net.Authentication;

public class HMACCredential : CredentialSet
{
    public HMACCredential() => Secret = "";

    public HMACCredential(string key, string secret)
        : base(key) => Secret = secret;

    public string Secret { get; set; }

    public override ApiCredentials Copy() => new HMACCredential(Key, Secret);

    public override void Validate()
    {
        base.Validate();
        ArgumentException.ThrowIfNullOrEmpty(Secret);
    }
}

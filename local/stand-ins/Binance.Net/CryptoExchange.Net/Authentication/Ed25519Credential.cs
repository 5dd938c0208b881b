namespace CryptoExchange.Net.Authentication;

public class Ed25519Credential : CredentialSet
{
    public Ed25519Credential() => PrivateKey = "";

    public Ed25519Credential(string key, string privateKey)
        : base(key) => PrivateKey = privateKey;

    public string PrivateKey { get; set; }

    public override ApiCredentials Copy() => new Ed25519Credential(Key, PrivateKey);

    public override void Validate()
    {
        base.Validate();
        ArgumentException.ThrowIfNullOrEmpty(PrivateKey);
    }
}

namespace CryptoExchange.Net.Authentication;

public abstract class CredentialSet : ApiCredentials
{
    protected CredentialSet()
        : this("")
    {
    }

    protected CredentialSet(string key) => Key = key;

    public string Key { get; set; }

    public override void Validate() => ArgumentException.ThrowIfNullOrEmpty(Key);
}

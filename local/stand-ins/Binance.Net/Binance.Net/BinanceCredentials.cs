using CryptoExchange.Net.Authentication;

namespace Binance.Net;

public class BinanceCredentials : ApiCredentials
{
    public BinanceCredentials()
    {
    }

    public BinanceCredentials(string key, string secret)
        : this(new HMACCredential(key, secret))
    {
    }

    public BinanceCredentials(HMACCredential credential) => Credential = credential;

    public BinanceCredentials(Ed25519Credential credential) => Credential = credential;

    public HMACCredential? HMAC
    {
        get => Credential as HMACCredential;
        set => Credential = value ?? Credential;
    }

    public Ed25519Credential? Ed25519
    {
        get => Credential as Ed25519Credential;
        set => Credential = value ?? Credential;
    }

    internal CredentialSet? Credential { get; private set; }

    public BinanceCredentials WithHMAC(string key, string secret) => With(new HMACCredential(key, secret));

    public BinanceCredentials WithEd25519(string key, string privateKey) =>
        With(new Ed25519Credential(key, privateKey));

    public override ApiCredentials Copy() => new BinanceCredentials { Credential = Credential };

    public override void Validate()
    {
        if (Credential is null)
        {
            throw new ArgumentException("No credentials are set.");
        }

        Credential.Validate();
    }

    private BinanceCredentials With(CredentialSet credential)
    {
        if (Credential is not null)
        {
            throw new InvalidOperationException("Credentials already set");
        }

        Credential = credential;
        return this;
    }
}

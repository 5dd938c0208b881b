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

    public BinanceCredentials(HMACCredential credential) => HMAC = credential;

    public HMACCredential? HMAC { get; set; }

    public BinanceCredentials WithHMAC(string key, string secret)
    {
        HMAC = new HMACCredential(key, secret);
        return this;
    }

    public override ApiCredentials Copy() =>
        HMAC is null ? new BinanceCredentials() : new BinanceCredentials(HMAC.Key, HMAC.Secret);

    public override void Validate()
    {
        if (HMAC is null)
        {
            throw new ArgumentException("No credentials are set.");
        }

        HMAC.Validate();
    }
}

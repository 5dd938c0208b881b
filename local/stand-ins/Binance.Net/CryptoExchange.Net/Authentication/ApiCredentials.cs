namespace CryptoExchange.Net.Authentication;

public abstract class ApiCredentials
{
    public abstract void Validate();

    public abstract ApiCredentials Copy();
}

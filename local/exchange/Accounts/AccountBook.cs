namespace Breakwater.Local.Exchange.Accounts;

/// <summary>All customers by API key. One exists from the start, so that a client needs no preparation.</summary>
public sealed class AccountBook
{
    /// <summary>Public on purpose: it opens nothing but this simulator.</summary>
    public const string DefaultKey = "SimulatorKeyNotASecret000000000000000000000000000000000000000001";
    public const string DefaultSecret = "SimulatorSecretOfTheDefaultAccount000000000000000000000000000001";
    public const string DefaultAsset = "USDT";
    public const decimal DefaultAmount = 10_000;

    private const long FirstUid = 354_937_868;

    private readonly List<Account> accounts = [];

    public AccountBook()
    {
        Account account = Open(DefaultKey);
        account.Credential = new Credential.Secret(DefaultSecret);
        account.Funds.SetFree(DefaultAsset, DefaultAmount);
    }

    public IReadOnlyList<Account> All => accounts;

    public Account Default => accounts[0];

    /// <summary>Whether a text has the form of an API key.</summary>
    public static bool IsKey(string text) => text.Length == 64 && text.All(char.IsAsciiLetterOrDigit);

    public Account? Find(string apiKey) => accounts.Find(account => account.ApiKey == apiKey);

    /// <summary>A new, empty account.</summary>
    public Account Open(string apiKey)
    {
        Account account = new(apiKey, FirstUid + accounts.Count);
        accounts.Add(account);
        return account;
    }

    /// <summary>An account with the same key that has never traded.</summary>
    public Account Reset(Account account)
    {
        Account fresh = new(account.ApiKey, account.Uid)
        {
            Credential = account.Credential,
            MakerRate = account.MakerRate,
            TakerRate = account.TakerRate,
        };
        accounts[accounts.IndexOf(account)] = fresh;
        return fresh;
    }
}

using System.Text.Json;
using Breakwater.Local.Exchange.Accounts;

namespace Breakwater.Exchange.Tests.Trading;

public sealed class SignatureTests
{
    // Made by the crypto module of Node.js, of which this payload was signed.
    private const string Payload = "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.1&timestamp=1740962400000";
    private const string EdwardsKey = "MCowBQYDK2VwAyEAnByWH+DubRi+SyRsS8+wx+URYHFW2BiroN6d245bYb0=";
    private const string EdwardsSignature =
        "o1L0MEMQTreW7/keb0Y9DItsxVhq7LMKOiXUEL0d12Yg30iX3fVPomnzrTSR6EgIGdKaDk758K9AjG7uGsqzCA==";

    private const string RsaKey =
        "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAnEVjeDkJLSSnlk+Bm8f0fQpw8QLWU2G1bqXtq+TJT2Iu"
        + "FAAHndh0RmeST0om7k7i1xnA8+Qs3zP2xBV5oJGoWnB3lV74+Fw1GtwUF9K1fOJEHY6qFq8dqCc5211QY17um3Mf"
        + "0Rm5ZVyQzPQ0pmri6m9ZlwrB+9kXDNbXlDJrLDXudYKPYZZao8eK5R3qlRYup9Hivftb1/m3ZjM0Ku+6A/VgAqeq"
        + "Zujqv46FmhJbQHMBYNLXrcQQrZANmuzGmg8XJvfuDk/ewFGVMunQ7YO4yPdhdUR7IrqiHykZqq9xoFg0GAhaYsQ6"
        + "g5dHP+ZY5EMLc8n7D9UU3BA5JtTZUakASwIDAQAB";

    private const string RsaSignature =
        "Zr0MjN0yKUrc8MjQdvmNoTZUl2kMwOt94TMwgEabJEqe7iUHroroF3m5EnJWuHhW2PO+TTdKGVJC0vq7AN4a6EzD"
        + "0133ArUQGJqxYEzM496sqUl4Ik8nCAcL+buUHJBd5miW0qhN65iSSdFd4uKsg9BIaGeE2XUdiXoQHy0VbKlcuuUh"
        + "ReEN0WdnBaC9ueHt0cUXE7w2s6JOd+vFf8rMl2v0hE5Xh5y16Hp47qHhMzHLxu967ibI8Smf+k/yGLp3zvCzg7AI"
        + "THJ3D6+mG5d64cp2J2fyUWDLm4Gu9EQk/0w18BY3dCH9TXh3V6qyzPb3pxc4pfORpn4O8EzDqZscWQ==";

    // Binance's published example of a key pair, and its signatures.
    private const string Secret = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";
    private const string Terms = "&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000"
        + "&timestamp=1499827319559";

    private static readonly string OtherKey = new('k', 64);

    private readonly Trader trader = Trader.On(8, [.. Enumerable.Repeat((50_000L, 50_010L, 49_990L, 50_000L), 30)]);

    [Theory]
    [InlineData("symbol=LTCBTC", "c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71")]
    [InlineData("symbol=%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95%EF%BC%96",
        "e1353ec6b14d888f1164ae9af8228a3dbd508bc82eb867db8ab6046442f33ef3")]
    public void Accepts_BinancesOwnVector_InEitherCase(string symbol, string signature)
    {
        Credential.Secret credential = new(Secret);
        Assert.True(credential.Accepts(symbol + Terms, signature));
        Assert.True(credential.Accepts(symbol + Terms, signature.ToUpperInvariant()));
        Assert.False(credential.Accepts(symbol + Terms + "0", signature));
    }

    // RFC 8032, section 7.1, tests 1 to 3.
    [Theory]
    [InlineData("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f059"
        + "5bbe24655141438e7a100b")]
    [InlineData("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4"
        + "302aeeb00d291612bb0c00")]
    [InlineData("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e971"
        + "6ed28dc027beceea1ec40a")]
    public void Verify_VectorsOfTheStandard_OnlyTheRightOnes(string key, string message, string signature)
    {
        byte[] right = Convert.FromHexString(signature);
        Assert.True(Ed25519.Verify(Convert.FromHexString(key), Convert.FromHexString(message), right));
        Assert.False(Ed25519.Verify(Convert.FromHexString(key), Convert.FromHexString(message + "00"), right));
        right[40] ^= 1;
        Assert.False(Ed25519.Verify(Convert.FromHexString(key), Convert.FromHexString(message), right));
        Assert.False(Ed25519.Verify(Convert.FromHexString(key), Convert.FromHexString(message), right[..63]));
    }

    [Theory]
    [InlineData(EdwardsKey, EdwardsSignature)]
    [InlineData(RsaKey, RsaSignature)]
    public async Task PublicKey_SignedByNode_AcceptedOnceAndNotIfChanged(string key, string signature)
    {
        string pem = $"-----BEGIN PUBLIC KEY-----\n{key}\n-----END PUBLIC KEY-----\n";
        _ = await trader.SimulateAsync("PUT", "account", JsonSerializer.Serialize(new
        {
            apiKey = OtherKey,
            publicKey = pem,
            balances = new { USDT = "1000" },
        }));
        string escaped = Uri.EscapeDataString(signature);
        Simulator.Answer changed = await SendAsync(
            Payload.Replace("0.1", "0.2", StringComparison.Ordinal) + "&signature=" + escaped, string.Empty, OtherKey);
        Assert.Equal(-1022, changed.Json.GetProperty("code").GetInt32());
        Simulator.Answer placed = await SendAsync(Payload + "&signature=" + escaped, string.Empty, OtherKey);
        Assert.True(placed.Status == 200, placed.Text);
    }

    [Theory]
    [InlineData("all", "")]
    [InlineData("", "all")]
    [InlineData("symbol=BTCUSDT&side=BUY", "type=MARKET&quantity=0.1&timestamp=1740962400000")]
    public async Task Payload_QueryFormOrBoth_SignedWithoutSeparator(string query, string body)
    {
        query = query == "all" ? Payload : query;
        body = body == "all" ? Payload : body;
        string signature = Trader.Sign(AccountBook.DefaultSecret, query + body);
        Simulator.Answer answer = body.Length == 0
            ? await SendAsync($"{query}&signature={signature}", body)
            : await SendAsync(query, $"{body}&signature={signature}");
        Assert.True(answer.Status == 200, answer.Text);
    }

    [Theory]
    [InlineData(5000, 200, "")]
    [InlineData(5001, 400, "Timestamp for this request is outside of the recvWindow.")]
    [InlineData(-999, 200, "")]
    [InlineData(-1000, 400, "Timestamp for this request was 1000ms ahead of the server's time.")]
    public async Task Timestamp_OffByAFew_AcceptedWithinTheWindowOnly(long late, int status, string message)
    {
        Simulator.Answer answer = await SendSignedAsync(
            FormattableString.Invariant($"timestamp={trader.Simulator.Clock.Now - late}"));
        Assert.Equal(status, answer.Status);
        Assert.Contains(message, answer.Text, StringComparison.Ordinal);
        Assert.Equal(status == 400, answer.Text.Contains("-1021", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("timestamp={0}&recvWindow=60001", "-1131")]
    [InlineData("timestamp=x", "-1100")]
    [InlineData("recvWindow=5", "Mandatory parameter 'timestamp' was not sent, was empty/null, or malformed.")]
    public async Task Timing_Wrong_Refused(string parameters, string expected)
    {
        string filled = parameters.Replace("{0}", "1740962400000", StringComparison.Ordinal);
        Assert.Contains(expected, (await SendSignedAsync(filled)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, -2014, "API-key format invalid.")]
    [InlineData("short", -2014, "API-key format invalid.")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000", -2015,
        "Invalid API-key, IP, or permissions for action.")]
    public async Task Key_MissingMalformedOrUnknown_401(string? key, int code, string message)
    {
        Simulator.Answer answer = await SendAsync(Payload + "&signature=00", string.Empty, key ?? string.Empty);
        Assert.Equal((401, code, message),
            (answer.Status, answer.Json.GetProperty("code").GetInt32(), Trader.Text(answer.Json, "msg")));
    }

    [Fact]
    public async Task Accounts_TwoKeys_SeeOnlyTheirOwn()
    {
        _ = await trader.SimulateAsync("PUT", "account", JsonSerializer.Serialize(new
        {
            apiKey = OtherKey,
            secret = "other",
            balances = new { USDT = "77.5" },
            taker = "0.0005",
        }));
        Trader other = new(trader.Simulator) { Key = OtherKey, Secret = "other" };
        _ = await trader.OrderAsync("side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=450");
        Assert.Equal((77.5m, 0m), await other.BalanceAsync("USDT"));
        Assert.Equal(0, (await other.OkAsync("GET", "openOrders")).GetArrayLength());
        JsonElement order = await other.OrderAsync("side=BUY&type=MARKET&quantity=0.1");
        Assert.Equal(0.00005m, Trader.Number(order.GetProperty("fills")[0], "commission"));
    }

    [Theory]
    [InlineData("{}", 200)]
    [InlineData("[]", 400)]
    [InlineData("{\"apiKey\":\"short\"}", 400)]
    [InlineData("{\"publicKey\":\"nonsense\"}", 400)]
    [InlineData("{\"balances\":{\"USDT\":\"-1\"}}", 400)]
    [InlineData("{\"balances\":{\"USDT\":\"1e5\"}}", 400)]
    public async Task SimulatedAccount_AnyBody_AcceptedOnlyIfItMakesSense(string body, int status) =>
        Assert.Equal(status, (await trader.Simulator.SendAsync("/sim/account", "PUT", body)).Status);

    private Task<Simulator.Answer> SendAsync(string query, string body, string key = AccountBook.DefaultKey) =>
        trader.Simulator.SendAsync(
            "/api/v3/order" + (query.Length > 0 ? "?" + query : string.Empty), "POST", body, key);

    private Task<Simulator.Answer> SendSignedAsync(string parameters) => trader.Simulator.SendAsync(
        $"/api/v3/account?{parameters}&signature={Trader.Sign(AccountBook.DefaultSecret, parameters)}",
        "GET",
        null,
        AccountBook.DefaultKey);
}

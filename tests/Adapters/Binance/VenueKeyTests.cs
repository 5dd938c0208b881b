using System.Security.Cryptography;
using Breakwater.Adapters.Binance;

namespace Breakwater.Adapters.Tests.Binance;

public sealed class VenueKeyTests
{
    // RFC 8032, section 7.1, test 2, in the forms of RFC 8410.
    private const string Seed = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";
    private const string PublicKey = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
    private const string SignatureOfR =
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4"
        + "302aeeb00d291612bb0c00";

    // Binance's published example (rest-api.md).
    private const string ExampleSecret = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";

    public static string PrivatePem =>
        new(PemEncoding.Write("PRIVATE KEY", Convert.FromHexString("302e020100300506032b657004220420" + Seed)));

    public static string PublicPem =>
        new(PemEncoding.Write("PUBLIC KEY", Convert.FromHexString("302a300506032b6570032100" + PublicKey)));

    [Theory]
    [InlineData("symbol=LTCBTC", "c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71")]
    [InlineData(
        "symbol=%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95%EF%BC%96",
        "e1353ec6b14d888f1164ae9af8228a3dbd508bc82eb867db8ab6046442f33ef3")]
    public void Sign_Hmac_IsBinancesOwnExample(string symbol, string signature) => Assert.Equal(
        signature,
        VenueKey.OfHmac("key", ExampleSecret).Sign(
            symbol + "&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000"
                + "&timestamp=1499827319559"));

    [Fact]
    public void Sign_Ed25519_IsTheVectorOfTheStandard()
    {
        string expected = Convert.ToBase64String(Convert.FromHexString(SignatureOfR));

        Assert.Equal(expected, VenueKey.OfEd25519("key", PrivatePem).Sign("r"));
        Assert.Equal(
            expected,
            VenueKey.OfEd25519("key", PrivatePem.Replace("\n", "\\n", StringComparison.Ordinal)).Sign("r"));
    }

    [Fact]
    public void ToString_AnyKey_ShowsNothingOfIt()
    {
        VenueKey hmac = VenueKey.OfHmac("theKey", ExampleSecret);
        VenueKey ed25519 = VenueKey.OfEd25519("theKey", PrivatePem);
        using var http = new HttpClient();
        string shown = $"{hmac} {ed25519} {new VenueAccess(http, new Uri("http://localhost"), hmac)}";

        Assert.DoesNotContain("theKey", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(ExampleSecret, shown, StringComparison.Ordinal);
        Assert.Contains("HMAC key", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_NoKey_IsRefusedBeforeAnythingIsSent()
    {
        Assert.Throws<ArgumentException>(() => VenueKey.OfHmac("key", " "));
        Assert.Throws<ArgumentException>(() => VenueKey.OfHmac("", "secret"));
        Assert.Throws<ArgumentException>(() => VenueKey.OfHmac("key\n", "secret"));
        Assert.Throws<ArgumentException>(() => VenueKey.OfEd25519("key", "not a key"));
        Assert.Throws<ArgumentException>(() => VenueKey.OfEd25519("key", PublicPem));
        using var other = ECDsa.Create();
        Assert.Throws<ArgumentException>(() => VenueKey.OfEd25519("key", other.ExportPkcs8PrivateKeyPem()));
    }

    [Fact]
    public void ToCredentials_BothKinds_AreTheClients()
    {
        Assert.Equal(ExampleSecret, VenueKey.OfHmac("key", ExampleSecret).ToCredentials().HMAC!.Secret);
        Assert.Equal(PrivatePem, VenueKey.OfEd25519("key", PrivatePem).ToCredentials().Ed25519!.PrivateKey);
    }
}

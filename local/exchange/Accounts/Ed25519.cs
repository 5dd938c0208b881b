using System.Numerics;
using System.Security.Cryptography;

namespace Breakwater.Local.Exchange.Accounts;

/// <summary>
/// Verifies Ed25519 signatures (RFC 8032, section 5.1.7), which the runtime does not. Slow and not constant in time: it
/// handles nothing secret.
/// </summary>
public static class Ed25519
{
    private const int KeyLength = 32;

    // The DER of a public key is this and the 32 bytes of the key.
    private static readonly byte[] DerStart =
        [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00];

    private static readonly BigInteger Prime = BigInteger.Pow(2, 255) - 19;
    private static readonly BigInteger Order =
        BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493", null);

    private static readonly BigInteger D = Mod(-121665 * Inverse(121666));
    private static readonly BigInteger RootOfMinusOne = BigInteger.ModPow(2, (Prime - 1) / 4, Prime);
    private static readonly BigInteger BaseY = Mod(4 * Inverse(5));
    private static readonly Point Generator = FromY(BaseY, false)!.Value;

    /// <summary>The key inside a DER public key; null when it is of another kind.</summary>
    public static byte[]? TryReadPublicKey(byte[] der) =>
        der.Length == DerStart.Length + KeyLength && der.AsSpan().StartsWith(DerStart) ? der[DerStart.Length..] : null;

    public static bool Verify(byte[] key, byte[] message, byte[] signature)
    {
        if (key.Length != KeyLength || signature.Length != 2 * KeyLength)
        {
            return false;
        }

        BigInteger factor = Number(signature.AsSpan(KeyLength));
        if (factor >= Order || Decode(signature.AsSpan(0, KeyLength)) is not { } r || Decode(key) is not { } owner)
        {
            return false;
        }

        byte[] hash = SHA512.HashData([.. signature[..KeyLength], .. key, .. message]);
        Point right = Add(r, Multiply(owner, Number(hash) % Order));
        return AreEqual(Multiply(Generator, factor), right);
    }

    private static BigInteger Number(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true);

    private static BigInteger Mod(BigInteger value)
    {
        BigInteger rest = value % Prime;
        return rest.Sign < 0 ? rest + Prime : rest;
    }

    private static BigInteger Inverse(BigInteger value) => BigInteger.ModPow(Mod(value), Prime - 2, Prime);

    private static Point? Decode(ReadOnlySpan<byte> bytes)
    {
        byte[] copy = bytes.ToArray();
        bool isOdd = (copy[^1] & 0x80) != 0;
        copy[^1] &= 0x7F;
        BigInteger y = Number(copy);
        return y < Prime ? FromY(y, isOdd) : null;
    }

    // x^2 = (y^2 - 1) / (d y^2 + 1)
    private static Point? FromY(BigInteger y, bool isOdd)
    {
        BigInteger square = Mod((Mod(y * y) - 1) * Inverse((D * Mod(y * y)) + 1));
        BigInteger x = BigInteger.ModPow(square, (Prime + 3) / 8, Prime);
        if (Mod(x * x) != square)
        {
            x = Mod(x * RootOfMinusOne);
        }

        if (Mod(x * x) != square || (x.IsZero && isOdd))
        {
            return null;
        }

        x = x.IsEven == isOdd ? Prime - x : x;
        return new Point(x, y, BigInteger.One, Mod(x * y));
    }

    private static Point Add(Point p, Point q)
    {
        BigInteger a = Mod((p.Y - p.X) * (q.Y - q.X));
        BigInteger b = Mod((p.Y + p.X) * (q.Y + q.X));
        BigInteger c = Mod(2 * p.T * q.T * D);
        BigInteger d = Mod(2 * p.Z * q.Z);
        BigInteger e = b - a;
        BigInteger f = d - c;
        BigInteger g = d + c;
        BigInteger h = b + a;
        return new Point(Mod(e * f), Mod(g * h), Mod(f * g), Mod(e * h));
    }

    private static Point Multiply(Point point, BigInteger factor)
    {
        Point sum = new(BigInteger.Zero, BigInteger.One, BigInteger.One, BigInteger.Zero);
        for (int bit = (int)factor.GetBitLength() - 1; bit >= 0; bit--)
        {
            sum = Add(sum, sum);
            sum = ((factor >> bit) & 1).IsOne ? Add(sum, point) : sum;
        }

        return sum;
    }

    private static bool AreEqual(Point p, Point q) =>
        Mod((p.X * q.Z) - (q.X * p.Z)).IsZero && Mod((p.Y * q.Z) - (q.Y * p.Z)).IsZero;

    private readonly record struct Point(BigInteger X, BigInteger Y, BigInteger Z, BigInteger T);
}

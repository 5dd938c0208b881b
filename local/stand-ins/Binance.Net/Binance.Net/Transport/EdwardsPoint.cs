using System.Globalization;
using System.Numerics;

namespace Binance.Net.Transport;

/// <summary>A point of edwards25519 in extended coordinates (RFC 8032, section 5.1.4).</summary>
internal readonly record struct EdwardsPoint(BigInteger X, BigInteger Y, BigInteger Z, BigInteger T)
{
    private static readonly BigInteger Prime = BigInteger.Pow(2, 255) - 19;
    private static readonly BigInteger Curve = Mod(-121665 * Inverse(121666));
    private static readonly EdwardsPoint Base = OfBaseCoordinates();

    /// <summary>The base point, <paramref name="times"/> times.</summary>
    public static EdwardsPoint OfBase(BigInteger times)
    {
        EdwardsPoint sum = new(0, 1, 1, 0);
        EdwardsPoint power = Base;
        for (BigInteger left = times; !left.IsZero; left >>= 1)
        {
            sum = left.IsEven ? sum : sum.Plus(power);
            power = power.Plus(power);
        }

        return sum;
    }

    /// <summary>Y in 32 bytes, little end first, with the sign of X in the highest bit.</summary>
    public byte[] Encode()
    {
        BigInteger inverse = Inverse(Z);
        byte[] bytes = new byte[32];
        Mod(Y * inverse).TryWriteBytes(bytes, out _, isUnsigned: true);
        bytes[31] |= Mod(X * inverse).IsEven ? (byte)0 : (byte)0x80;
        return bytes;
    }

    private EdwardsPoint Plus(EdwardsPoint other)
    {
        BigInteger a = Mod((Y - X) * (other.Y - other.X));
        BigInteger b = Mod((Y + X) * (other.Y + other.X));
        BigInteger c = Mod(2 * T * other.T * Curve);
        BigInteger d = Mod(2 * Z * other.Z);
        (BigInteger e, BigInteger f, BigInteger g, BigInteger h) = (b - a, d - c, d + c, b + a);
        return new EdwardsPoint(Mod(e * f), Mod(g * h), Mod(f * g), Mod(e * h));
    }

    private static EdwardsPoint OfBaseCoordinates()
    {
        BigInteger x = BigInteger.Parse(
            "15112221349535400772501151409588531511454012693041857206046113283949847762202",
            CultureInfo.InvariantCulture);
        BigInteger y = Mod(4 * Inverse(5));
        return new EdwardsPoint(x, y, 1, Mod(x * y));
    }

    private static BigInteger Inverse(BigInteger value) => BigInteger.ModPow(Mod(value), Prime - 2, Prime);

    private static BigInteger Mod(BigInteger value) => ((value % Prime) + Prime) % Prime;
}

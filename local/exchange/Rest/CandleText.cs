using System.Buffers;
using System.Buffers.Text;
using Breakwater.Local.Exchange.Market;

namespace Breakwater.Local.Exchange.Rest;

/// <summary>A candle as Binance's array of twelve.</summary>
public static class CandleText
{
    private const int MaxLength = 12 * NumberText.MaxLength;

    public static void Write(IBufferWriter<byte> output, in Candle candle, long closeTime, Instrument instrument)
    {
        int price = instrument.PriceDecimals;
        int quantity = instrument.QuantityDecimals;
        Cursor cursor = new(output.GetSpan(MaxLength));
        cursor.Raw((byte)'[');
        cursor.Number(candle.OpenTime);
        cursor.Amount(candle.Open, price);
        cursor.Amount(candle.High, price);
        cursor.Amount(candle.Low, price);
        cursor.Amount(candle.Close, price);
        cursor.Amount(candle.Volume, quantity);
        cursor.Raw((byte)',');
        cursor.Number(closeTime);
        cursor.Amount(candle.Turnover, Candle.TurnoverDecimals);
        cursor.Raw((byte)',');
        cursor.Number(candle.Trades);
        cursor.Amount(candle.TakerVolume, quantity);
        cursor.Amount(candle.TakerTurnover, Candle.TurnoverDecimals);
        cursor.Raw(",\"0\"]"u8);
        output.Advance(cursor.Length);
    }

    private ref struct Cursor(Span<byte> target)
    {
        private readonly Span<byte> target = target;

        public int Length { get; private set; }

        public void Raw(byte value) => target[Length++] = value;

        public void Raw(ReadOnlySpan<byte> text)
        {
            text.CopyTo(target[Length..]);
            Length += text.Length;
        }

        public void Number(long value)
        {
            _ = Utf8Formatter.TryFormat(value, target[Length..], out int written);
            Length += written;
        }

        public void Amount(long value, int decimals)
        {
            Raw(",\""u8);
            Length += NumberText.Write(target[Length..], value, decimals);
            Raw((byte)'"');
        }
    }
}

using System.Buffers;
using Breakwater.Local.Exchange.Market;

namespace Breakwater.Local.Exchange.Rest;

/// <summary>The closed candles of one series as text, rendered in blocks; the latest few blocks are kept.</summary>
public sealed class ClosedCandleText(CandleSeries series, Instrument instrument)
{
    private const int BlockSize = 128;
    private const int BlocksKept = 12;

    private readonly Lock gate = new();
    private readonly SortedList<int, Block> blocks = [];

    /// <summary>Writes candles [first, end), separated by commas.</summary>
    public void Write(IBufferWriter<byte> output, int first, int end)
    {
        for (int index = first; index < end;)
        {
            int number = index / BlockSize;
            int stop = Math.Min(end, (number + 1) * BlockSize);
            ReadOnlySpan<byte> text = Find(number).Between(index % BlockSize, stop - (number * BlockSize));
            output.Write(stop == end ? text[..^1] : text);
            index = stop;
        }
    }

    private Block Find(int number)
    {
        lock (gate)
        {
            if (!blocks.TryGetValue(number, out Block? block))
            {
                block = Render(number);
                blocks.Add(number, block);
                if (blocks.Count > BlocksKept)
                {
                    // Time moves on, so the oldest block is the one least asked for.
                    blocks.RemoveAt(blocks.Keys[0] == number ? 1 : 0);
                }
            }

            return block;
        }
    }

    private Block Render(int number)
    {
        int first = number * BlockSize;
        int count = Math.Min(BlockSize, series.Count - first);
        ArrayBufferWriter<byte> output = new(count * 160);
        int[] offsets = new int[count + 1];
        for (int index = 0; index < count; index++)
        {
            CandleText.Write(output, series.At(first + index), series.CloseTime(first + index), instrument);
            output.Write(","u8);
            offsets[index + 1] = output.WrittenCount;
        }

        return new Block(output.WrittenSpan.ToArray(), offsets);
    }

    private sealed record Block(byte[] Text, int[] Offsets)
    {
        public ReadOnlySpan<byte> Between(int first, int end) => Text.AsSpan(Offsets[first]..Offsets[end]);
    }
}

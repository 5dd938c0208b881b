namespace Breakwater.Benchmarks;

/// <summary>Every indicator over a million candles, beside a plain copy of the same candles.</summary>
internal sealed class IndicatorBenchmark(Market market)
{
    public const int Candles = 1_000_000;

    private const int Rehearsal = 4_000;

    private static readonly IReadOnlyList<IndicatorCase> Cases =
    [
        new("copy (CopyTo)", static (m, r) => m.Closes.AsSpan().CopyTo(r.First), null),
        new("copy (loop)", Copy, null),
        .. AverageCases.All,
        .. RangeCases.All,
        .. WindowCases.All,
        new("seven at once", SevenAtOnce.Batch, SevenAtOnce.Streaming),
    ];

    private readonly Market half = market.First(Candles / 2);
    private readonly Market few = market.First(Rehearsal);
    private readonly Room room = new(Candles);
    private readonly Room halfRoom = new(Candles / 2);
    private readonly Room fewRoom = new(Rehearsal);

    public static IndicatorCase Case(string name) => Cases.First(one => one.Name == name);

    public Table Run()
    {
        Table table = new(
            $"Indicators over {Candles:N0} candles ({market.Origin})",
            ["indicator", "batch ns", "batch M/s", "batch bytes", "stream ns", "stream M/s", "stream bytes"]);
        foreach (IndicatorCase one in Cases)
        {
            table.Add([one.Name, .. Cells(one.Batch), .. Cells(one.Streaming)]);
        }

        return table;
    }

    /// <summary>Million candles per second.</summary>
    public double Rate(Action<Market, Room> form) => Candles / Time(form).TotalMicroseconds;

    private static void Copy(Market market, Room room)
    {
        ReadOnlySpan<double> from = market.Closes;
        Span<double> to = room.First;
        for (int i = 0; i < from.Length && i < to.Length; i++)
        {
            to[i] = from[i];
        }
    }

    private TimeSpan Time(Action<Market, Room> form) =>
        Stopclock.Time(() => form(market, room), () => form(few, fewRoom));

    // Bytes beyond what half as many candles need: what is allocated candle by candle.
    private string[] Cells(Action<Market, Room>? form)
    {
        if (form is null)
        {
            return ["", "", ""];
        }

        TimeSpan time = Time(form);
        long bytes = Stopclock.Allocated(() => form(market, room)) - Stopclock.Allocated(() => form(half, halfRoom));

        return
        [
            Table.Number(time.TotalNanoseconds / Candles),
            Table.Number(Candles / time.TotalMicroseconds),
            $"{Math.Max(0, bytes)}",
        ];
    }
}

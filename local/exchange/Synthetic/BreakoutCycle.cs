namespace Breakwater.Local.Exchange.Synthetic;

/// <summary>
/// The life of a coin between breakouts: free movement, then a base that narrows under a flat resistance, then a break
/// that runs on in about half of the cases and falls back in the other half. Prices are logarithms.
/// </summary>
public sealed class BreakoutCycle
{
    private const double Failing = 0.5;
    private const double PullOfTheEdges = 0.03;
    private const double PullOfTheStart = 0.00003;

    private readonly SeededSource chance;
    private readonly double hourlyVolatility;
    private readonly double start;
    private readonly double patience;
    private Stage stage;
    private int length;
    private int elapsed;
    private double resistance;
    private double width;
    private bool fails;
    private double goal;
    private double surge;
    private double edge;
    private int swingLeft;

    /// <summary>A patient coin stays free for longer: the one that leads the market.</summary>
    public BreakoutCycle(SeededSource chance, double start, double hourlyVolatility, double patience)
    {
        this.patience = patience;
        this.chance = chance;
        this.start = start;
        this.hourlyVolatility = hourlyVolatility;
        length = (int)chance.Between(1, 360);
    }

    private enum Stage
    {
        Free,
        Base,
        Break,
    }

    /// <summary>How much more than usual is traded in this minute.</summary>
    public double VolumeFactor { get; private set; } = 1;

    /// <summary>The price that wicks of this minute do not pass; none outside a base.</summary>
    public double Ceiling { get; private set; } = double.PositiveInfinity;

    /// <summary>How far a base has narrowed: 1 is not at all.</summary>
    public double Calm => stage == Stage.Base ? 1 - (0.65 * elapsed / length) : 1;

    /// <summary>Moves on a minute from <paramref name="price"/>; chance alone would add the shock.</summary>
    public double Next(double price, double shock)
    {
        if (elapsed >= length)
        {
            Enter(price);
        }

        elapsed++;
        return stage switch
        {
            Stage.Base => NextInBase(price, shock),
            Stage.Break => NextInBreak(price, shock),
            _ => price + shock + (PullOfTheStart * (start - price)),
        };
    }

    private void Enter(double price)
    {
        elapsed = 0;
        VolumeFactor = 1;
        Ceiling = double.PositiveInfinity;
        stage = stage switch { Stage.Free => Stage.Base, Stage.Base => Stage.Break, _ => Stage.Free };
        switch (stage)
        {
            case Stage.Base:
                length = (int)chance.Between(60, 240);
                width = Math.Clamp(hourlyVolatility * chance.Between(0.8, 1.5), 0.003, 0.03);
                resistance = price + (width / 2);
                swingLeft = 0;
                break;
            case Stage.Break:
                fails = chance.Unit() < Failing;
                length = (int)(fails ? chance.Between(15, 40) : chance.Between(20, 60));
                goal = resistance + (width * (fails ? -chance.Between(0.6, 1.2) : chance.Between(1.0, 2.5)));
                surge = fails ? chance.Between(2, 4) : chance.Between(2.5, 5);
                break;
            default:
                length = (int)(patience * chance.Between(60, 300));
                break;
        }
    }

    private double NextInBase(double price, double shock)
    {
        double height = width * (1 - (0.6 * elapsed / length));
        double support = resistance - height;
        if (swingLeft-- <= 0)
        {
            swingLeft = (int)chance.Between(12, 30);
            edge = edge == resistance ? support : resistance;
        }

        double target = length - elapsed < 10 || edge == resistance ? resistance : support;
        double next = price + (PullOfTheEdges * (target - price)) + (shock * Calm);
        VolumeFactor = 0.5 + (0.5 * Calm);
        Ceiling = resistance + (0.02 * width);
        return next > resistance ? resistance - Math.Min(next - resistance, 0.1 * height)
            : next < support ? support + Math.Min(support - next, 0.1 * height)
            : next;
    }

    private double NextInBreak(double price, double shock)
    {
        double done = (double)elapsed / length;
        VolumeFactor = 1 + ((surge - 1) * Math.Exp(-2.5 * done));
        if (elapsed == 1)
        {
            return Math.Max(price, resistance) + (width * 0.12) + Math.Abs(shock);
        }

        bool isPop = fails && done < 0.3;
        double aim = isPop ? resistance + (0.25 * width) : goal;
        double pull = isPop ? 0.15 : Math.Min(1, 3.0 / length);
        return price + (pull * (aim - price)) + shock;
    }
}

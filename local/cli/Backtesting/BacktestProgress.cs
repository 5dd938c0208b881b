using System.Globalization;
using Breakwater.Local.Cli.Output;

namespace Breakwater.Local.Cli.Backtesting;

/// <summary>Says every tenth of a run.</summary>
internal sealed class BacktestProgress(string preset, Screen screen) : IProgress<double>
{
    private int said;

    public void Report(double value)
    {
        int tenths = (int)(value * 10);
        if (tenths <= said)
        {
            return;
        }

        said = tenths;
        lock (screen)
        {
            screen.Note(string.Create(CultureInfo.InvariantCulture, $"{preset} {tenths * 10} %"));
        }
    }
}

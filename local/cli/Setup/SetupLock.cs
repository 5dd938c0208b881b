using Breakwater.Local.Cli.Output;

namespace Breakwater.Local.Cli.Setup;

/// <summary>Two bw at once must not install or build at the same time.</summary>
internal static class SetupLock
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    public static async Task<IDisposable> TakeAsync(Screen screen, CancellationToken stop)
    {
        Directory.CreateDirectory(Repository.Artifacts);
        string path = Path.Combine(Repository.Artifacts, "bw.lock");
        for (bool told = false; ; told = true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (!stop.IsCancellationRequested)
            {
                if (!told)
                {
                    screen.Note("Waiting for another bw that is building ...");
                }

                await Task.Delay(Interval, stop);
            }
        }
    }
}

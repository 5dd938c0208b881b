using System.Diagnostics.Metrics;

namespace Breakwater.StandIns.ServiceBus.Tests;

/// <summary>Counts the HTTP requests of this process to one port.</summary>
internal sealed class RequestCounter : IDisposable
{
    private readonly MeterListener listener = new();
    private int count;

    public RequestCounter(int port)
    {
        listener.InstrumentPublished = (instrument, owner) =>
        {
            if (instrument.Name == "http.client.request.duration")
            {
                owner.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) =>
        {
            foreach (KeyValuePair<string, object> tag in tags)
            {
                if (tag.Key == "server.port" && Equals(tag.Value, port))
                {
                    Interlocked.Increment(ref count);
                }
            }
        });
        listener.Start();
    }

    public int Count => Volatile.Read(ref count);

    public void Dispose() => listener.Dispose();
}

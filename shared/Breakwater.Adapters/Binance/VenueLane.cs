using System.Threading.RateLimiting;
using Breakwater.Pipeline.Ports;
using Polly;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Timeout;

namespace Breakwater.Adapters.Binance;

/// <summary>A way to the venue with a number of places, so that one kind of reads cannot hold up another.</summary>
internal sealed class VenueLane : IDisposable
{
    private const int WaitingMax = 2000;
    private const double NewestCounts = 0.1;
    private readonly Lock gate = new();
    private readonly string name;
    private readonly ConcurrencyLimiter limiter;
    private readonly ResiliencePipeline pipeline;
    private double meanMs;

    public VenueLane(string name, int places, TimeProvider clock)
    {
        (this.name, Places) = (name, places);
        limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = places,
            QueueLimit = WaitingMax,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
        Circuit = new VenueCircuit(name, clock);
        pipeline = VenuePipelines.OfReads(limiter, Circuit);
    }

    public VenueCircuit Circuit { get; }

    /// <summary>Calls that may be under way at once.</summary>
    public int Places { get; }

    /// <summary>How long a call took on the average of late, milliseconds; 0 before the first.</summary>
    public double MeanMs
    {
        get
        {
            lock (gate)
            {
                return meanMs;
            }
        }
    }

    public LaneState State
    {
        get
        {
            RateLimiterStatistics statistics = limiter.GetStatistics()!;
            int inFlight = Places - (int)statistics.CurrentAvailablePermits;

            return new LaneState(
                name, Circuit.State, inFlight, (int)statistics.CurrentQueuedCount, Places, Circuit.Tripped);
        }
    }

    /// <summary>Makes the call, and again after trouble.</summary>
    /// <exception cref="OutsideTroubleException">No answer, or none was asked for.</exception>
    public async Task<T> RunAsync<T>(
        string call, Func<CancellationToken, ValueTask<T>> attempt, CancellationToken cancellationToken)
    {
        try
        {
            return await pipeline.ExecuteAsync(
                async token =>
                {
                    Circuit.Admit();

                    return await attempt(token);
                },
                cancellationToken);
        }
        catch (NotAskedException ours)
        {
            throw new OutsideTroubleException($"{call} was not asked: {ours.Message}.", ours);
        }
        catch (UnlistedSymbolException gone)
        {
            throw new OutsideTroubleException($"{call} failed: {gone.Message}", gone) { IsLasting = true };
        }
        catch (BrokenCircuitException open)
        {
            throw new OutsideTroubleException($"{call} was not asked: the circuit to the exchange is open.", open);
        }
        catch (RateLimiterRejectedException full)
        {
            throw new OutsideTroubleException($"{call} was not asked: too many reads wait already.", full);
        }
        catch (TimeoutRejectedException late)
        {
            throw new OutsideTroubleException($"{call} was not answered in time.", late);
        }
    }

    /// <summary>Takes over how long an answer took.</summary>
    public void Took(TimeSpan time)
    {
        lock (gate)
        {
            meanMs = meanMs == 0 ? time.TotalMilliseconds
                : meanMs + (NewestCounts * (time.TotalMilliseconds - meanMs));
        }
    }

    public void Dispose() => limiter.Dispose();
}

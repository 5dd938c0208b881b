namespace Azure.Messaging.ServiceBus;

public class ServiceBusRetryOptions
{
    public ServiceBusRetryOptions()
    {
    }

    public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(0.8);

    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromMinutes(1);

    public int MaxRetries { get; set; } = 3;

    public ServiceBusRetryMode Mode { get; set; } = ServiceBusRetryMode.Exponential;

    // A receive without an explicit wait waits this long.
    public TimeSpan TryTimeout { get; set; } = TimeSpan.FromMinutes(1);
}

namespace Breakwater.Functions.Http;

/// <summary>Looks at everything at once, for operators with the key.</summary>
public sealed class DetailedProbe(
    HealthProbe probe, BotLookup lookup, ExchangeHealth exchange, QueueHealth queues, StoreHealth stores)
{
    public async Task<DetailedHealth> LookAsync(CancellationToken cancellationToken)
    {
        HealthReport health = await probe.LookAsync(cancellationToken);
        DatabasePart database = await stores.DatabaseAsync(cancellationToken);
        var parts = new HealthParts(
            await exchange.LookAsync(cancellationToken),
            database,
            await queues.LookAsync(cancellationToken),
            await stores.PushAsync(cancellationToken));
        LivingState? bot = database.Status == HealthReport.Healthy
            ? await lookup.StateAsync(cancellationToken)
            : null;

        return new DetailedHealth(health, bot, parts);
    }
}

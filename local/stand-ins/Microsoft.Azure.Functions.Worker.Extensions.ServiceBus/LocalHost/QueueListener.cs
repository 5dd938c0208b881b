using System.Reflection;
using Azure.Messaging.ServiceBus;
using Azure.Messaging.ServiceBus.Local;
using Microsoft.Azure.Functions.Worker;

namespace Breakwater.Local.Functions.Queues;

/// <summary>One queue function: receives, runs, renews the lock meanwhile, completes or abandons.</summary>
internal sealed class QueueListener : ITriggerListener, ILockstepSource, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(1);
    private readonly FunctionsRuntime runtime;
    private readonly QueueConfig config;
    private readonly QueueBroker broker;
    private readonly ServiceBusClient client;
    private readonly ServiceBusReceiver receiver;
    private readonly SemaphoreSlim slots;
    private readonly string queue;
    private readonly bool autoComplete;
    private QueueDelivery? inFlight;

    internal QueueListener(FunctionEntry function, FunctionsRuntime runtime, QueueConfig config)
    {
        Function = function;
        this.runtime = runtime;
        this.config = config;
        ServiceBusTriggerAttribute trigger = (ServiceBusTriggerAttribute)function.Trigger;
        queue = runtime.Settings.Resolve(trigger.QueueName!, function.Name);
        autoComplete = trigger.AutoComplete ?? runtime.Settings.Host.AutoCompleteMessages;
        string connection = Connection(trigger.Connection ?? "AzureWebJobsServiceBus");
        broker = QueueBroker.For(connection);
        client = new ServiceBusClient(connection);
        receiver = client.CreateReceiver(queue);
        slots = new SemaphoreSlim(runtime.Settings.Host.MaxConcurrentCalls);
    }

    public FunctionEntry Function { get; }

    public string Description => $"serviceBusTrigger {queue}";

    public int Rank => 0;

    public string Tie => queue;

    public DateTimeOffset? Due => broker.NextDue(queue);

    public DateTimeOffset? KeepAliveDue => inFlight?.RenewalDue;

    private DateTimeOffset Now => runtime.Clock.Time.GetUtcNow();

    public void Dispose()
    {
        broker.Arrived -= Wake;
        slots.Dispose();
    }

    public ParameterBinder? Bind(ParameterInfo parameter) => QueueBinding.Bind(Function, parameter);

    public async Task OpenAsync(CancellationToken token)
    {
        long start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                await broker.LoadAsync(token);
                await broker.EnsureQueueAsync(config.Options(queue), token);
                break;
            }
            catch (Exception error) when (error is not OperationCanceledException and not HostStartException)
            {
                if (TimeProvider.System.GetElapsedTime(start) > Patience)
                {
                    throw new HostStartException(
                        $"{Function.Name}: the queue '{queue}' cannot be opened: {error.Message}", error);
                }

                runtime.Log.QueueTrouble(queue, "opening", error.Message);
                await Task.Delay(AfterTrouble, token);
            }
        }

        broker.Arrived += Wake;
        runtime.Queues.Add(Status);
    }

    public async Task RunOneAsync(CancellationToken token)
    {
        try
        {
            IReadOnlyList<ServiceBusReceivedMessage> received = await broker.TryReceiveAsync(queue, 1, token);
            if (received.Count > 0)
            {
                inFlight = Deliver(received[0]);
                await RunAsync(inFlight);
            }
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            if (!token.IsCancellationRequested)
            {
                runtime.Log.QueueTrouble(queue, "receiving", error.Message);
                await Task.Delay(AfterTrouble, CancellationToken.None);
            }
        }
        finally
        {
            inFlight = null;
        }
    }

    public async Task KeepAliveAsync()
    {
        if (inFlight is QueueDelivery delivery)
        {
            await RenewAsync(delivery);
        }
    }

    public async Task RunAsync(CancellationToken token)
    {
        HashSet<Task> running = [];
        while (!token.IsCancellationRequested)
        {
            await slots.WaitAsync(CancellationToken.None);
            if (await ReceiveAsync(token) is not ServiceBusReceivedMessage message)
            {
                slots.Release();
                continue;
            }

            running.RemoveWhere(task => task.IsCompleted);
            running.Add(Task.Run(() => RunInSlotAsync(Deliver(message)), CancellationToken.None));
        }

        await Task.WhenAll(running);
    }

    private async Task<ServiceBusReceivedMessage?> ReceiveAsync(CancellationToken token)
    {
        try
        {
            return await receiver.ReceiveMessageAsync(TimeSpan.FromMinutes(1), token);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            runtime.Log.QueueTrouble(queue, "receiving", error.Message);
            await ((Task)Task.Delay(AfterTrouble, token)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return null;
        }
    }

    private async Task RunInSlotAsync(QueueDelivery delivery)
    {
        using CancellationTokenSource ended = new();
        Task renewing = RenewWhileRunningAsync(delivery, ended.Token);
        await RunAsync(delivery);
        await ended.CancelAsync();
        await renewing;
        slots.Release();
    }

    private async Task RunAsync(QueueDelivery delivery)
    {
        Exception? failure = await runtime.Invoker.InvokeAsync(Function, QueueBinding.Input(delivery));
        try
        {
            await delivery.SettleAsync(failure is null, autoComplete);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // The lock ran out, or the store is away: the message comes again, as it would from the service.
            runtime.Log.QueueTrouble(queue, "settling", error.Message);
        }
    }

    private async Task RenewWhileRunningAsync(QueueDelivery delivery, CancellationToken ended)
    {
        while (delivery.RenewalDue is DateTimeOffset due && !ended.IsCancellationRequested)
        {
            TimeSpan wait = due - Now;
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, runtime.Clock.Time, ended)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!ended.IsCancellationRequested)
            {
                await RenewAsync(delivery);
            }
        }
    }

    private async Task RenewAsync(QueueDelivery delivery)
    {
        try
        {
            await delivery.RenewAsync(Now);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            runtime.Log.QueueTrouble(queue, "renewing a lock", error.Message);
        }
    }

    private void Wake(string entity) => runtime.Wake.Set();

    private QueueDelivery Deliver(ServiceBusReceivedMessage message) =>
        new(message, receiver, Now, runtime.Settings.Host.MaxAutoLockRenewal);

    private QueueStatus Status()
    {
        QueueDepth depth = broker.Depth(queue);
        return new QueueStatus(queue, depth.Active, depth.Scheduled, depth.DeadLetter, depth.OldestEnqueued);
    }

    private string Connection(string name) => runtime.Settings[name] is { Length: > 0 } text
        ? text
        : throw new HostStartException(runtime.Settings[$"{name}:fullyQualifiedNamespace"] is null
            ? $"{Function.Name}: the setting '{name}' (a Service Bus connection string) is missing."
            : $"{Function.Name}: the local host needs a connection string in '{name}', not a namespace.");
}

namespace Azure.Messaging.ServiceBus.Local;

/// <content>Receiving: at once, or waiting by the clock.</content>
internal sealed partial class LocalQueue
{
    /// <summary>Waits up to <paramref name="maxWait"/> for the first message; an empty list when none came.</summary>
    public async Task<IReadOnlyList<ServiceBusReceivedMessage>> ReceiveAsync(
        ReceiveRequest request,
        TimeSpan maxWait,
        CancellationToken ct)
    {
        DateTimeOffset deadline = MessageRow.After(Now, maxWait);
        while (true)
        {
            // Taken before the attempt: an arrival after it must not be missed.
            Task signal;
            lock (gate)
            {
                signal = arrival.Task;
            }

            IReadOnlyList<ServiceBusReceivedMessage> received = await TryReceiveAsync(request, ct);
            if (received.Count > 0 || Now >= deadline)
            {
                return received;
            }

            DateTimeOffset due = NextDue(request.DeadLetter) ?? deadline;
            await WaitAsync(signal, due < deadline ? due : deadline, ct);
        }
    }

    /// <summary>Takes what is ready now, in one write.</summary>
    public async Task<IReadOnlyList<ServiceBusReceivedMessage>> TryReceiveAsync(
        ReceiveRequest request,
        CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        while (true)
        {
            await PurgeAsync();
            List<QueueEntry> taken = TakeReady(request);
            if (taken.Count == 0)
            {
                return [];
            }

            IReadOnlyList<ServiceBusReceivedMessage> received = request.Mode == ServiceBusReceiveMode.PeekLock
                ? await LockAsync(taken)
                : await TakeAwayAsync(taken);
            if (received.Count > 0)
            {
                QueueOperations.Carry(Settings.Name, "receive", received.Select(message => message.Content));
                return received;
            }
        }
    }

    private List<QueueEntry> TakeReady(ReceiveRequest request)
    {
        List<QueueEntry> taken = [];
        lock (gate)
        {
            index.Sweep(Now);
            int most = Math.Min(request.Max, IMessageStore.MaxAtomicRows);
            while (taken.Count < most && index.TakeReady(request.DeadLetter) is { } entry)
            {
                taken.Add(entry);
            }
        }

        return taken;
    }

    private async Task<IReadOnlyList<ServiceBusReceivedMessage>> LockAsync(List<QueueEntry> taken)
    {
        DateTimeOffset until = Now + Settings.LockDuration;
        Dictionary<QueueEntry, MessageRow> locked = taken.ToDictionary(entry => entry, entry => entry.Row with
        {
            DeliveryCount = entry.Row.DeliveryCount + 1,
            LockToken = LockTokens.Next(),
            LockedUntil = until,
        });
        await WriteAsync(locked);
        return [.. taken
            .Where(entry => entry.Row.LockToken == locked[entry].LockToken)
            .Select(entry => locked[entry].ToReceived(ServiceBusMessageState.Active))];
    }

    private async Task<IReadOnlyList<ServiceBusReceivedMessage>> TakeAwayAsync(List<QueueEntry> taken)
    {
        ServiceBusReceivedMessage[] received = [.. taken
            .Select(entry => entry.Row with { DeliveryCount = entry.Row.DeliveryCount + 1 })
            .Select(row => row.ToReceived(ServiceBusMessageState.Active))];
        await SettleAsync(taken);
        return received;
    }

    private async Task WaitAsync(Task signal, DateTimeOffset until, CancellationToken ct)
    {
        TimeSpan wait = until - Now;
        if (wait <= TimeSpan.Zero)
        {
            // Something is due, yet another receiver has it under way.
            await Task.Yield();
            return;
        }

        // Timers count whole milliseconds; rounding down would wake too early and spin.
        TimeSpan capped = wait < LongestTimer ? wait : LongestTimer;
        TimeSpan delay = TimeSpan.FromMilliseconds(Math.Ceiling(capped.TotalMilliseconds));
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        Task timer = Task.Delay(delay, clock(), stop.Token);
        await Task.WhenAny(signal, timer);
        await stop.CancelAsync();
        ct.ThrowIfCancellationRequested();
    }
}

namespace Azure.Messaging.ServiceBus.Local;

/// <summary>What a receiver asks for.</summary>
internal readonly record struct ReceiveRequest(bool DeadLetter, int Max, ServiceBusReceiveMode Mode);

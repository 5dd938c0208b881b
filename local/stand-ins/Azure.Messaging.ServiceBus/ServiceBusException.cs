namespace Azure.Messaging.ServiceBus;

public class ServiceBusException : Exception
{
    public ServiceBusException()
    {
    }

    public ServiceBusException(
        bool isTransient,
        string message,
        string entityName = null,
        ServiceBusFailureReason reason = ServiceBusFailureReason.GeneralError,
        Exception innerException = null)
        : base(message, innerException)
    {
        IsTransient = isTransient;
        EntityPath = entityName;
        Reason = reason;
    }

    public ServiceBusException(
        string message,
        ServiceBusFailureReason reason,
        string entityPath = null,
        Exception innerException = null)
        : this(TransientByReason(reason), message, entityPath, reason, innerException)
    {
    }

    public string EntityPath { get; }

    public bool IsTransient { get; }

    public override string Message => string.IsNullOrEmpty(EntityPath)
        ? $"{base.Message} ({Reason})"
        : $"{base.Message} ({Reason} - {EntityPath})";

    public ServiceBusFailureReason Reason { get; }

    private static bool TransientByReason(ServiceBusFailureReason reason) => reason
        is ServiceBusFailureReason.ServiceCommunicationProblem
        or ServiceBusFailureReason.ServiceTimeout
        or ServiceBusFailureReason.ServiceBusy;
}

namespace Azure.Messaging.ServiceBus;

public class CreateMessageBatchOptions
{
    public CreateMessageBatchOptions()
    {
    }

    public long? MaxSizeInBytes
    {
        get;
        set
        {
            if (value.HasValue)
            {
                ArgumentOutOfRangeException.ThrowIfLessThan(value.Value, 24, nameof(MaxSizeInBytes));
            }

            field = value;
        }
    }
}

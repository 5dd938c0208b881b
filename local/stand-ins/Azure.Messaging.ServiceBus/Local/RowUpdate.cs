namespace Azure.Messaging.ServiceBus.Local;

/// <summary>A changed row; <paramref name="WithProperties"/> when its application properties changed too.</summary>
internal readonly record struct RowUpdate(MessageRow Row, bool WithProperties);

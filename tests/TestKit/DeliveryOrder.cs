namespace Breakwater.TestKit;

/// <summary>Which waiting message is delivered first.</summary>
public enum DeliveryOrder
{
    OldestFirst = 0,
    NewestFirst = 1,
}

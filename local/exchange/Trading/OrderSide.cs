namespace Breakwater.Local.Exchange.Trading;

public enum OrderSide
{
    Buy,
    Sell,
}

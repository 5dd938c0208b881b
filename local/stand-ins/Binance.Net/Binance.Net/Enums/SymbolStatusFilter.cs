namespace Binance.Net.Enums;

public enum SymbolStatusFilter
{
    Trading,
    Halt,
    Break,
}

namespace Breakwater.Backtesting.History;

/// <summary>A candle file cannot be used; the message names file, line and field.</summary>
public sealed class CandleFileException : Exception
{
    /// <summary>Without a reason.</summary>
    public CandleFileException()
    {
    }

    /// <summary>With the place and what is wrong there.</summary>
    public CandleFileException(string message)
        : base(message)
    {
    }

    /// <summary>With what caused it.</summary>
    public CandleFileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

using System.Globalization;
using CryptoExchange.Net.Objects.Errors;

namespace CryptoExchange.Net.Objects;

public abstract class Error
{
    private int? code;

    protected Error(string? errorCode, ErrorInfo errorInfo, Exception? exception)
    {
        ErrorCode = errorCode;
        ErrorDescription = errorInfo.ErrorDescription;
        ErrorType = errorInfo.ErrorType;
        IsTransient = errorInfo.IsTransient;
        Message = errorInfo.Message;
        Exception = exception;
    }

    public int? Code
    {
        get => code ?? (int.TryParse(ErrorCode, CultureInfo.InvariantCulture, out int parsed) ? parsed : null);
        set => code = value;
    }

    public string? ErrorCode { get; set; }

    public string? ErrorDescription { get; set; }

    public ErrorType ErrorType { get; set; }

    public bool IsTransient { get; set; }

    public string? Message { get; set; }

    public Exception? Exception { get; set; }

    public override string ToString()
    {
        string text = string.IsNullOrEmpty(Message) ? ErrorDescription ?? Exception?.Message ?? "" : Message;
        string number = Code is int value ? string.Create(CultureInfo.InvariantCulture, $" {value}:") : "";
        return $"[{GetType().Name}.{ErrorType}]{number} {text}";
    }
}

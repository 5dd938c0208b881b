namespace CryptoExchange.Net.Objects.Errors;

public record ErrorInfo
{
    public ErrorInfo(ErrorType errorType, string description)
        : this(errorType, isTransient: false, description)
    {
    }

    public ErrorInfo(ErrorType errorType, bool isTransient, string description, params string[] errorCodes)
    {
        ErrorType = errorType;
        IsTransient = isTransient;
        ErrorDescription = description;
        ErrorCodes = errorCodes;
    }

    public static ErrorInfo Unknown { get; } = new(ErrorType.Unknown, isTransient: false, "Unknown error");

    public string[] ErrorCodes { get; set; }

    public string? ErrorDescription { get; set; }

    public ErrorType ErrorType { get; set; }

    public bool IsTransient { get; set; }

    public string? Message { get; set; }

    /// <summary>This error with what the server, or the system, said about it.</summary>
    internal ErrorInfo About(string? details) =>
        this with { Message = string.IsNullOrEmpty(details) ? ErrorDescription : $"{ErrorDescription}: {details}" };
}

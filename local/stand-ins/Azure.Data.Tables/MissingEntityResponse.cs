namespace Azure.Data.Tables;

/// <summary>The answer to "get if it exists" when it does not.</summary>
internal sealed class MissingEntityResponse<T>(Response response) : NullableResponse<T>
{
    public override bool HasValue => false;

    public override T Value =>
        throw new InvalidOperationException("The entity does not exist: the response has no value.");

    public override Response GetRawResponse() => response;
}

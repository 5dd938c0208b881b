namespace Azure.Data.Tables.Models;

public readonly struct TableErrorCode : IEquatable<TableErrorCode>
{
    private readonly string value;

    public TableErrorCode(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        this.value = value;
    }

    public static TableErrorCode AccountIOPSLimitExceeded => new(nameof(AccountIOPSLimitExceeded));

    public static TableErrorCode AtomFormatNotSupported => new(nameof(AtomFormatNotSupported));

    public static TableErrorCode AuthorizationPermissionMismatch => new(nameof(AuthorizationPermissionMismatch));

    public static TableErrorCode AuthorizationResourceTypeMismatch => new(nameof(AuthorizationResourceTypeMismatch));

    public static TableErrorCode CannotCreateTableWithIOPSGreaterThanMaxAllowedPerTable =>
        new(nameof(CannotCreateTableWithIOPSGreaterThanMaxAllowedPerTable));

    public static TableErrorCode CommandsInBatchActOnDifferentPartitions =>
        new(nameof(CommandsInBatchActOnDifferentPartitions));

    public static TableErrorCode ContentLengthExceeded => new(nameof(ContentLengthExceeded));

    public static TableErrorCode DuplicateKeyPropertySpecified => new(nameof(DuplicateKeyPropertySpecified));

    public static TableErrorCode DuplicatePropertiesSpecified => new(nameof(DuplicatePropertiesSpecified));

    public static TableErrorCode EntityAlreadyExists => new(nameof(EntityAlreadyExists));

    public static TableErrorCode EntityNotFound => new(nameof(EntityNotFound));

    public static TableErrorCode EntityTooLarge => new(nameof(EntityTooLarge));

    public static TableErrorCode Forbidden => new(nameof(Forbidden));

    public static TableErrorCode InvalidDuplicateRow => new(nameof(InvalidDuplicateRow));

    public static TableErrorCode InvalidInput => new(nameof(InvalidInput));

    public static TableErrorCode InvalidValueType => new(nameof(InvalidValueType));

    public static TableErrorCode JsonFormatNotSupported => new(nameof(JsonFormatNotSupported));

    public static TableErrorCode JsonVerboseFormatNotSupported => new(nameof(JsonVerboseFormatNotSupported));

    public static TableErrorCode KeyValueTooLarge => new(nameof(KeyValueTooLarge));

    public static TableErrorCode MediaTypeNotSupported => new(nameof(MediaTypeNotSupported));

    public static TableErrorCode MethodNotAllowed => new(nameof(MethodNotAllowed));

    public static TableErrorCode NotImplemented => new(nameof(NotImplemented));

    public static TableErrorCode OperationTimedOut => new(nameof(OperationTimedOut));

    public static TableErrorCode OperatorInvalid => new(nameof(OperatorInvalid));

    public static TableErrorCode OutOfRangeInput => new(nameof(OutOfRangeInput));

    public static TableErrorCode PartitionKeyEqualityComparisonExpected =>
        new(nameof(PartitionKeyEqualityComparisonExpected));

    public static TableErrorCode PartitionKeyNotSpecified => new(nameof(PartitionKeyNotSpecified));

    public static TableErrorCode PartitionKeyPropertyCannotBeUpdated =>
        new(nameof(PartitionKeyPropertyCannotBeUpdated));

    public static TableErrorCode PartitionKeySpecifiedMoreThanOnce => new(nameof(PartitionKeySpecifiedMoreThanOnce));

    public static TableErrorCode PerTableIOPSDecrementLimitReached => new(nameof(PerTableIOPSDecrementLimitReached));

    public static TableErrorCode PerTableIOPSIncrementLimitReached => new(nameof(PerTableIOPSIncrementLimitReached));

    public static TableErrorCode PrimaryKeyPropertyIsInvalidType => new(nameof(PrimaryKeyPropertyIsInvalidType));

    public static TableErrorCode PropertiesNeedValue => new(nameof(PropertiesNeedValue));

    public static TableErrorCode PropertyNameInvalid => new(nameof(PropertyNameInvalid));

    public static TableErrorCode PropertyNameTooLong => new(nameof(PropertyNameTooLong));

    public static TableErrorCode PropertyValueTooLarge => new(nameof(PropertyValueTooLarge));

    public static TableErrorCode ResourceNotFound => new(nameof(ResourceNotFound));

    public static TableErrorCode SettingIOPSForATableInProvisioningNotAllowed =>
        new(nameof(SettingIOPSForATableInProvisioningNotAllowed));

    public static TableErrorCode TableAlreadyExists => new(nameof(TableAlreadyExists));

    public static TableErrorCode TableBeingDeleted => new(nameof(TableBeingDeleted));

    public static TableErrorCode TableHasNoProperties => new(nameof(TableHasNoProperties));

    public static TableErrorCode TableHasNoSuchProperty => new(nameof(TableHasNoSuchProperty));

    public static TableErrorCode TableNotFound => new(nameof(TableNotFound));

    public static TableErrorCode TooManyProperties => new(nameof(TooManyProperties));

    public static TableErrorCode UpdateConditionNotSatisfied => new(nameof(UpdateConditionNotSatisfied));

    public static TableErrorCode XMethodIncorrectCount => new(nameof(XMethodIncorrectCount));

    public static TableErrorCode XMethodIncorrectValue => new(nameof(XMethodIncorrectValue));

    public static TableErrorCode XMethodNotUsingPost => new(nameof(XMethodNotUsingPost));

    public static implicit operator TableErrorCode(string value) => new(value);

    public static bool operator ==(TableErrorCode left, TableErrorCode right) => left.Equals(right);

    public static bool operator !=(TableErrorCode left, TableErrorCode right) => !left.Equals(right);

    public static bool operator ==(TableErrorCode code, string value) => Same(code.value, value);

    public static bool operator !=(TableErrorCode code, string value) => !Same(code.value, value);

    public static bool operator ==(string value, TableErrorCode code) => Same(code.value, value);

    public static bool operator !=(string value, TableErrorCode code) => !Same(code.value, value);

    public bool Equals(TableErrorCode other) => Same(value, other.value);

    public override bool Equals(object obj) => obj is TableErrorCode other && Equals(other);

    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(value ?? string.Empty);

    public override string ToString() => value;

    private static bool Same(string left, string right) =>
        string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}

using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.Serialization;

namespace Azure.Data.Tables;

/// <summary>What of an entity class is stored, beside what goes through <see cref="ITableEntity"/>.</summary>
internal sealed class EntityShape
{
    private static readonly ConcurrentDictionary<Type, EntityShape> Shapes = new();

    private EntityShape(Type type)
    {
        Properties = Stored(type);
        ByName = Properties.ToFrozenDictionary(static property => property.Name, StringComparer.Ordinal);
        Create = type.GetConstructor(Type.EmptyTypes) is { } constructor && !type.IsAbstract
            ? Expression.Lambda<Func<ITableEntity>>(Expression.New(constructor)).Compile()
            : () => throw new MissingMethodException($"{type} needs a public constructor without parameters.");
    }

    internal Func<ITableEntity> Create { get; }

    internal EntityProperty[] Properties { get; }

    internal FrozenDictionary<string, EntityProperty> ByName { get; }

    internal static EntityShape Of(Type type) => Shapes.GetOrAdd(type, static type => new EntityShape(type));

    private static EntityProperty[] Stored(Type type) =>
        typeof(IDictionary<string, object>).IsAssignableFrom(type)
            ? []
            : [.. type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(IsStored)
                .Select(static property => new EntityProperty(property))];

    private static bool IsStored(PropertyInfo property) =>
        property.GetMethod is { IsPublic: true }
        && property.SetMethod is { IsPublic: true }
        && property.GetIndexParameters().Length == 0
        && property.GetCustomAttribute<IgnoreDataMemberAttribute>() is null
        && property.Name is not (nameof(ITableEntity.PartitionKey) or nameof(ITableEntity.RowKey)
            or nameof(ITableEntity.Timestamp) or nameof(ITableEntity.ETag));
}

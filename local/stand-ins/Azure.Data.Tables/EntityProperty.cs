using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.Serialization;

namespace Azure.Data.Tables;

/// <summary>One stored property of an entity class, with accessors compiled once.</summary>
internal sealed class EntityProperty
{
    internal EntityProperty(PropertyInfo property)
    {
        Name = property.GetCustomAttribute<DataMemberAttribute>()?.Name ?? property.Name;
        ParameterExpression entity = Expression.Parameter(typeof(object));
        ParameterExpression value = Expression.Parameter(typeof(object));
        MemberExpression member = Expression.Property(Expression.Convert(entity, property.DeclaringType), property);
        Get = Expression.Lambda<Func<object, object>>(Expression.Convert(member, typeof(object)), entity).Compile();
        Set = Expression.Lambda<Action<object, object>>(
            Expression.Assign(member, Expression.Convert(value, property.PropertyType)), entity, value).Compile();
        Parse = EdmValue.ParserFor(property.PropertyType);
    }

    internal string Name { get; }

    internal Func<object, object> Get { get; }

    internal Action<object, object> Set { get; }

    internal ValueParser Parse { get; }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace SoftmaxGen.Generators.Tests.Infrastructure;

/// <summary>Walks over all that an object keeps alive.</summary>
internal static class ObjectGraph
{
    /// <returns>The object and all objects reachable through its fields and elements, each once.</returns>
    public static IEnumerable<object> ReachableFrom(object root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var waiting = new Stack<object>([root]);
        while (waiting.TryPop(out var item))
        {
            if (!seen.Add(item))
            {
                continue;
            }

            yield return item;
            foreach (var child in ChildrenOf(item).OfType<object>())
            {
                waiting.Push(child);
            }
        }
    }

    private static IEnumerable<object?> ChildrenOf(object item) => item switch
    {
        string or Type => [],
        Array array => array.Cast<object?>(),
        _ when item.GetType().IsPrimitive || item.GetType().IsEnum => [],
        _ => FieldsOf(item.GetType()).Select(field => field.GetValue(item)),
    };

    private static IEnumerable<FieldInfo> FieldsOf(Type? type) => type is null
        ? []
        : type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Concat(FieldsOf(type.BaseType));
}

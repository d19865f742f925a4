using System.Reflection;
using System.Runtime.CompilerServices;

namespace ProcGan.Deps.Tests.Torch;

/// <summary>Writes an assembly's public surface one member a line, as the lists of the real packages do.</summary>
static class PublicApi
{
    const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Of(Assembly assembly) =>
        assembly.GetExportedTypes().Where(t => !typeof(Delegate).IsAssignableFrom(t)).SelectMany(Members).Distinct();

    static IEnumerable<string> Members(Type type)
    {
        string owner = Name(type);
        if (type.IsEnum)
            return type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => $"{owner}.{f.Name} : {owner}");
        return Fields(type, owner).Concat(Constructors(type, owner)).Concat(Properties(type, owner)).Concat(Methods(type, owner));
    }

    static IEnumerable<string> Fields(Type type, string owner) =>
        type.GetFields(Declared).Where(f => f.IsPublic || f.IsFamily || f.IsFamilyOrAssembly).Select(f => $"{owner}.{f.Name} : {Name(f.FieldType)}");

    static IEnumerable<string> Constructors(Type type, string owner) =>
        type.GetConstructors(Declared).Where(c => !c.IsStatic && Visible(c)).Select(c => $"{owner}.ctor({Parameters(c)})");

    static IEnumerable<string> Properties(Type type, string owner)
    {
        foreach (PropertyInfo p in type.GetProperties(Declared))
        {
            string index = p.GetIndexParameters() is { Length: > 0 } i ? $"[{string.Join(", ", i.Select(x => Name(x.ParameterType)))}]" : "";
            if (p.GetMethod is { } get && Visible(get) && !Overrides(get))
                yield return $"{owner}.{p.Name}{index} get : {Name(p.PropertyType)}";
            if (p.SetMethod is { } set && Visible(set) && !Overrides(set))
                yield return $"{owner}.{p.Name}{index} set : {Name(p.PropertyType)}";
        }
    }

    static IEnumerable<string> Methods(Type type, string owner) =>
        from m in type.GetMethods(Declared)
        where Visible(m) && !Overrides(m) && (!m.IsSpecialName || m.Name.StartsWith("op_", StringComparison.Ordinal))
        let generic = m.IsGenericMethod ? $"<{string.Join(", ", m.GetGenericArguments().Select(Name))}>" : ""
        select $"{owner}.{m.Name}{generic}({Parameters(m)}) : {Name(m.ReturnType)}";

    static bool Visible(MethodBase m) => m.IsPublic || m.IsFamily || m.IsFamilyOrAssembly;

    // An override adds nothing to what its base offers.
    static bool Overrides(MethodInfo m) => m.GetBaseDefinition() != m;

    static string Parameters(MethodBase m) => string.Join(", ", m.GetParameters().Select(p =>
        $"{(p.IsOut ? "out " : p.ParameterType.IsByRef ? "ref " : "")}{Name(p.ParameterType)} {p.Name}{(p.IsOptional ? " = ?" : "")}"));

    static string Name(Type t)
    {
        if (t.IsByRef)
            return Name(t.GetElementType()!);
        if (t.IsPointer)
            return Name(t.GetElementType()!) + "*";
        if (t.IsArray)
            return $"{Name(t.GetElementType()!)}[{new string(',', t.GetArrayRank() - 1)}]";
        if (t.IsGenericParameter)
            return t.Name;
        string name = t.Name.Split('`')[0];
        Type[] all = t.GetGenericArguments();
        int outer = t.DeclaringType?.GetGenericArguments().Length ?? 0;
        string own = all.Length > outer ? $"<{string.Join(", ", all.Skip(outer).Select(Name))}>" : "";
        string prefix = t.DeclaringType is { } d ? Name(outer > 0 ? d.MakeGenericType(all[..outer]) : d) : t.Namespace!;
        return $"{prefix}.{name}{own}";
    }
}

using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;

namespace TrackingPlatform.Architecture.Tests;

/// <summary>The rules themselves, as questions about one type or one file, so that each can also be shown to refuse.</summary>
internal static partial class HouseRule
{
    private const int LongestFile = 300;

    private static readonly string[] VagueSuffixes = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Service", "Processor", "Base", "Impl", "Info"];

    private static readonly string[] Capabilities =
    [
        "Amounts", "Tenancy", "Access", "Advertisers", "Publishers", "Offers", "Campaigns", "Clicks", "Templates", "Postbacks",
        "Conversions", "Attribution", "Uploads", "Reconciliation", "Statements", "Fraud", "Forwarding", "Notices", "Reporting", "Privacy", "Audit",
    ];

    /// <summary>What is no capability: shared parts of the screen, the schema's history, the private cluster.</summary>
    private static readonly Dictionary<string, string[]> OtherFolders = new()
    {
        ["Admin"] = ["Layout", "Ui", "Properties", "wwwroot"],
        ["Data"] = ["Migrations"],
        ["Host"] = ["Database", "Demo", "Properties", "wwwroot"],
    };

    public static bool HasVagueName(Type type) =>
        VagueSuffixes.Any(suffix => type.Name.Split('`')[0].EndsWith(suffix, StringComparison.Ordinal));

    /// <summary>Inheritance is for closed unions, whose cases are nested in them; components are made by the Razor compiler.</summary>
    public static bool IsOpenForInheritance(Type type) =>
        type is { IsClass: true, IsSealed: false, IsAbstract: false } && !type.IsAssignableTo(typeof(ComponentBase));

    /// <summary>A case of a closed union that stands outside of it.</summary>
    public static bool IsStrayCase(Type type) =>
        type.BaseType is { IsAbstract: true } union
        && union.Assembly == type.Assembly
        && union.GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public).All(constructor => constructor.IsPrivate || TakesItself(constructor, union))
        && type.DeclaringType != Definition(union);

    public static bool IsTooLong(string text) => text.Split('\n').Length - 1 > LongestFile;

    public static bool IsKnownFolder(string project, string folder) =>
        Capabilities.Contains(folder) || (OtherFolders.TryGetValue(project, out var others) && others.Contains(folder));

    /// <summary>The namespace that the folder asks for, unless the file states it.</summary>
    public static bool HasForeignNamespace(string file, string text) =>
        NamespaceLine().Match(text) is { Success: true } stated && stated.Groups[1].Value != Path.GetDirectoryName(file)!.Replace('/', '.');

    /// <summary>Types at the outermost level of a file; one thought, one file.</summary>
    public static int OutermostTypes(string text) => OutermostType().Count(text);

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    private static bool TakesItself(ConstructorInfo constructor, Type type) =>
        constructor.GetParameters() is [var only] && only.ParameterType == type;

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"^(?:(?:public|internal|file|sealed|static|abstract|partial|readonly|ref|unsafe) )+(?:class|record|struct|interface|enum|delegate)\b", RegexOptions.Multiline)]
    private static partial Regex OutermostType();
}

using GovernancePortal.Core.Platform;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Tests.Architecture;

/// <summary>The two assemblies under test, read once.</summary>
internal static class Portal
{
    public const string CoreRoot = "GovernancePortal.Core.";
    public const string WebRoot = "GovernancePortal.Web.";

    public static CodeMap Core { get; } = CodeMap.Of(typeof(PortalDb).Assembly);
    public static CodeMap Web { get; } = CodeMap.Of(typeof(Program).Assembly);

    /// <summary>Every class that a table holds.</summary>
    public static IReadOnlySet<string> Entities { get; } = EntityNames();

    /// <summary>"Consultations" for GovernancePortal.Core.Consultations.Form.FormFacts; null outside of Core.</summary>
    public static string? ModuleOf(string type) => type.StartsWith(CoreRoot, StringComparison.Ordinal) ? type[CoreRoot.Length..].Split('.', '+')[0] : null;

    /// <summary>The last part of the name, of the outermost type.</summary>
    public static string ShortName(string type) => type.Split('+')[0].Split('.')[^1];

    public static string Outer(string type) => type.Split('+')[0];

    public static bool IsIn(string type, string part) => ("." + type + ".").Contains("." + part + ".", StringComparison.Ordinal);

    public static PortalDb Model() => new((DbContextOptions<PortalDb>)PlatformModule.Configure(new DbContextOptionsBuilder<PortalDb>(), "Host=127.0.0.1;Database=model-only").Options);

    private static HashSet<string> EntityNames()
    {
        using var db = Model();
        return db.Model.GetEntityTypes().Select(e => e.ClrType.FullName!).ToHashSet(StringComparer.Ordinal);
    }
}

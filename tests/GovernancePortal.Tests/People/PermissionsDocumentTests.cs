using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;
using System.Text;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web;
using Xunit;

namespace GovernancePortal.Tests.People;

/// <summary>docs/permissions.md is printed from the role table; UPDATE_SNAPSHOTS=1 writes it anew.</summary>
public class PermissionsDocumentTests
{
    [Fact]
    public void The_document_of_permissions_is_what_the_role_table_says()
    {
        var file = Path.Combine(RepositoryRoot(), "docs", "permissions.md");
        var printed = Print();
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(file, printed);
        }
        Assert.True(File.Exists(file), "docs/permissions.md is missing: run the tests with UPDATE_SNAPSHOTS=1.");
        Assert.Equal(printed, File.ReadAllText(file).ReplaceLineEndings("\n"));
    }

    private static string Print()
    {
        var names = new ResourceManager("GovernancePortal.Web.Resources.Texts", typeof(Texts).Assembly);
        string Name(Role role) => names.GetString("Role." + role, CultureInfo.GetCultureInfo("ja")) ?? role.ToString();
        var roles = Enum.GetValues<Role>();
        var text = new StringBuilder();
        text.Append("""
            # Roles and permissions

            Printed from `src/GovernancePortal.Core/Platform/Identity/RolePermissions.cs`; a test fails when the two differ
            (`UPDATE_SNAPSHOTS=1 dotnet test --filter PermissionsDocumentTests` prints it anew).

            A permission says what a role may do at all. Own section or bureau, conflict of interest, the state of a record and
            restricted figures are asked of the record as well. Which page asks for which permission stands in
            `src/GovernancePortal.Web/Security/PageAccess.cs`. A person may hold several roles at once, each in a section and
            from a day to a day; a stand-in (代決) holds the role of the absent person on the days set.


            """.ReplaceLineEndings("\n"));
        text.Append("| permission |").AppendJoin("", roles.Select(r => $" {Name(r)} |")).Append('\n');
        text.Append("|---|").AppendJoin("", roles.Select(_ => "---|")).Append('\n');
        foreach (var permission in Enum.GetValues<Permission>())
        {
            text.Append($"| {permission} |").AppendJoin("", roles.Select(r => RolePermissions.Has(r, permission) ? " ● |" : " – |")).Append('\n');
        }
        return text.ToString();
    }

    private static string RepositoryRoot([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}

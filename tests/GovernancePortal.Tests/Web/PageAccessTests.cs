using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.TestKit;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GovernancePortal.Tests.Web;

public sealed class PageAccessTests
{
    private static IReadOnlyList<RouteEndpoint> Pages => [.. PortalHost.Instance.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)];

    [Fact]
    public void Every_page_is_covered_by_the_table()
    {
        Assert.NotEmpty(Pages);
        Assert.All(Pages, page => Assert.NotNull(PageAccess.For(page.Metadata.GetMetadata<PageActionDescriptor>()!.ViewEnginePath)));
    }

    [Fact]
    public void Every_row_of_the_table_covers_a_page()
    {
        var paths = Pages.Select(p => p.Metadata.GetMetadata<PageActionDescriptor>()!.ViewEnginePath).ToList();
        var idle = PageAccess.Table.Where(row => !paths.Any(path => PageAccess.For(path)?.Path == row.Path)).Select(row => row.Path).ToList();
        Assert.True(idle.Count == 0, $"No page needs these rows of PageAccess; a page added there later would find a rule nobody thought of: {string.Join(", ", idle)}");
    }

    [Fact]
    public void Only_signing_in_errors_the_language_and_what_is_published_are_open_to_everybody()
    {
        var open = Pages.Where(p => p.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(p => p.Metadata.GetMetadata<PageActionDescriptor>()!.ViewEnginePath).Distinct().Order(StringComparer.Ordinal);
        // /Open shows what the CIO published, and only where the office says so; else it is not there.
        Assert.Equal(["/Account/SignIn", "/Errors/Status", "/Language", "/Open/Index"], open);
    }

    [Fact]
    public void Every_other_page_carries_its_permission() => Assert.All(Pages.Where(p => p.Metadata.GetMetadata<IAllowAnonymous>() is null), page =>
        Assert.Contains(page.Metadata.GetOrderedMetadata<IAuthorizeData>(), a => a.Policy?.StartsWith("Any:", StringComparison.Ordinal) == true));

    [Theory]
    [InlineData("/Consultations/New", Permission.ConsultationDraft)]
    [InlineData("/Consultations/Newest", Permission.ConsultationReadDecided)]
    [InlineData("/Consultations/Case", Permission.ConsultationReadDecided)]
    [InlineData("/systems/edit", Permission.SystemEditOwn)]
    public void The_longest_path_decides(string page, Permission first) => Assert.Equal(first, PageAccess.For(page)!.Value.AnyOf![0]);

    [Theory]
    [InlineData(Role.Cio, "/Terminals/Edit/0190", false)]
    [InlineData(Role.Cio, "/Terminals?SectionId=1", true)]
    [InlineData(Role.Cio, "/Bcp/NewPlan?System=SYS-0002", false)]
    [InlineData(Role.Reviewer, "/Bcp/NewPlan?System=SYS-0002", true)]
    [InlineData(Role.Staff, "/Season/Staff", false)]
    public void A_link_is_offered_to_whom_the_page_opens(Role role, string address, bool opens) =>
        Assert.Equal(opens, PageAccess.MayOpen(new Actor(Guid.Empty, "", [new Capacity(role, Guid.Empty, "", Guid.Empty)], default), address));

    [Theory]
    [InlineData("/Unheard")]
    [InlineData("/Indexes")]
    public void What_no_row_covers_has_no_rule(string page) => Assert.Null(PageAccess.For(page));

    [Fact]
    public void The_menu_shows_an_entry_only_to_those_whom_its_page_lets_in() =>
        Assert.All(Navigation.Groups.SelectMany(g => g.Entries), entry => Assert.Contains(entry.Permission, PageAccess.For(entry.Page)!.Value.AnyOf!));
}

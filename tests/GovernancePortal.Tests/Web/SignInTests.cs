using GovernancePortal.Core.People;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Web;

public sealed class SignInTests : PortalTest
{
    private async Task<TestPage> TryAsync(TestClient client, string account, string password, string query = "")
    {
        var page = await client.GetAsync("/Account/SignIn" + query);
        return await page.Form("Input.UserName").Fill("Input.UserName", account).Fill("Input.Password", password).SubmitAsync();
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_sent_to_the_sign_in_page_and_back()
    {
        var client = Nobody();
        var page = await client.GetAsync("/Administration/Calendar");
        Assert.Equal(302, page.Status);
        Assert.Contains("/Account/SignIn?ReturnUrl=", page.Location, StringComparison.Ordinal);
        var form = await page.FollowAsync();
        var entered = await form.Form("Input.UserName").Fill("Input.UserName", "policyhead").Fill("Input.Password", PortalHost.Password).SubmitAsync();
        Assert.Equal("/Administration/Calendar", entered.Location);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_get_the_same_answer()
    {
        var wrong = await TryAsync(Nobody(), "staff1", "not-this-one");
        var unknown = await TryAsync(Nobody(), "no-such-person", "not-this-one");
        Assert.Equal((422, 422), (wrong.Status, unknown.Status));
        Assert.Equal(wrong.Text.Replace("staff1", "", StringComparison.Ordinal), unknown.Text.Replace("no-such-person", "", StringComparison.Ordinal));
        Assert.DoesNotContain("not-this-one", wrong.Html);
    }

    [Fact]
    public async Task Ten_wrong_passwords_lock_the_account_and_the_right_one_does_not_open_it()
    {
        for (var attempt = 1; attempt <= 9; attempt++)
        {
            await TryAsync(Nobody(), "staff1", "wrong-" + attempt);
        }
        Assert.Equal(302, (await TryAsync(Nobody(), "staff1", PortalHost.Password)).Status);
        for (var attempt = 1; attempt <= 10; attempt++)
        {
            await TryAsync(Nobody(), "staff1", "wrong-" + attempt);
        }
        var locked = await TryAsync(Nobody(), "staff1", PortalHost.Password);
        Assert.Equal(422, locked.Status);
        Assert.Equal(302, (await TryAsync(Nobody(), "staff2", PortalHost.Password)).Status);
    }

    [Fact]
    public async Task A_closed_account_does_not_open_and_gets_the_same_words()
    {
        await Database.ScalarAsync("update portal_user set is_active = false where user_name = 'staff2'");
        var closed = await TryAsync(Nobody(), "staff2", PortalHost.Password);
        var unknown = await TryAsync(Nobody(), "no-such-person", PortalHost.Password);
        Assert.Equal(422, closed.Status);
        Assert.Equal(unknown.Text, closed.Text.Replace("staff2", "no-such-person", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_account_closed_in_the_portal_is_out_at_its_next_request()
    {
        var client = await SignedInAsync("reviewer2");
        Assert.Equal(200, (await client.GetAsync("/Administration/Calendar")).Status);
        var admin = await ActorAsync("admin");
        await UseAsync<PeopleService>(async people =>
        {
            var id = DemoOffice.UserId("reviewer2");
            var version = await ReadAsync(db => db.Set<PortalUser>().Where(u => u.Id == id).Select(u => u.Version).SingleAsync());
            await people.CloseAsync(id, new CloseInput { Version = version, Reason = "退職" }, admin);
        });
        Assert.NotEqual(200, (await client.GetAsync("/Administration/Calendar")).Status);
    }

    /// <summary>Another node, or somebody at the database: this one learns of it when what it knows has aged.</summary>
    [Fact]
    public async Task An_account_closed_elsewhere_is_out_within_a_minute()
    {
        var client = await SignedInAsync("reviewer2");
        Assert.Equal(200, (await client.GetAsync("/Administration/Calendar")).Status);
        await Database.ScalarAsync("update portal_user set is_active = false where user_name = 'reviewer2'");
        Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.NotEqual(200, (await client.GetAsync("/Administration/Calendar")).Status);
    }

    [Fact]
    public async Task A_role_that_ends_elsewhere_bites_within_a_minute()
    {
        var client = await SignedInAsync("reviewer2");
        Assert.Equal(200, (await client.GetAsync("/Administration/Calendar")).Status);
        await Database.ScalarAsync($"update membership set valid_to = '2026-08-31' where user_id = '{DemoOffice.UserId("reviewer2")}'");
        Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(403, (await client.GetAsync("/Administration/Calendar")).Status);
    }

    [Fact]
    public async Task A_known_person_costs_no_command_for_some_seconds()
    {
        var client = await SignedInAsync("reviewer2");
        await client.GetAsync("/Administration/Calendar");
        Assert.DoesNotContain(await Commands.OfAsync(() => client.GetAsync("/Administration/Calendar")), c => c.Contains("membership", StringComparison.Ordinal));
        Clock.Advance(ActorCache.Kept);
        Assert.Contains(await Commands.OfAsync(() => client.GetAsync("/Administration/Calendar")), c => c.Contains("membership", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_changed_password_ends_other_sessions_within_a_minute()
    {
        var client = await SignedInAsync("reviewer2");
        await Database.ScalarAsync("update portal_user set security_stamp = 'changed' where user_name = 'reviewer2'");
        Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(302, (await client.GetAsync("/Administration/Calendar")).Status);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    public async Task Signing_in_never_leads_to_another_host(string target)
    {
        var entered = await TryAsync(Nobody(), "staff1", PortalHost.Password, "?ReturnUrl=" + Uri.EscapeDataString(target));
        Assert.Equal("/", entered.Location);
    }

    [Fact]
    public async Task The_cookie_is_kept_from_scripts_and_from_other_sites()
    {
        var client = Nobody();
        var page = await client.GetAsync("/Account/SignIn");
        var entered = await page.Form("Input.UserName").Fill("Input.UserName", "staff1").Fill("Input.Password", PortalHost.Password).SubmitAsync();
        var cookie = entered.Answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("governanceportal=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_button_in_the_frame_of_a_page_ends_the_session()
    {
        var client = await SignedInAsync("reviewer1");
        var page = await client.GetAsync("/Administration/Calendar");
        var form = Assert.IsAssignableFrom<AngleSharp.Html.Dom.IHtmlFormElement>(page.Document.QuerySelector("form[action='/Account/SignOut']"));
        var left = await new HtmlForm(page, form).SubmitAsync();
        Assert.Equal((302, "/Account/SignIn"), (left.Status, left.Location));
        Assert.Equal(302, (await client.GetAsync("/Administration/Calendar")).Status);
    }

    [Fact]
    public async Task Pages_of_a_signed_in_person_stay_out_of_caches()
    {
        var client = await SignedInAsync("reviewer1");
        Assert.True((await client.GetAsync("/Administration/Calendar")).Answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task The_language_is_a_choice_that_lasts()
    {
        var client = await SignedInAsync("reviewer1");
        var page = await client.GetAsync("/Administration/Calendar");
        Assert.Equal("ja", page.Document.DocumentElement.GetAttribute("lang"));
        var form = page.Document.QuerySelector("form.language")!;
        var fields = form.QuerySelectorAll("input").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!)).ToArray();
        await client.PostAsync(form.GetAttribute("action")!, fields);
        Assert.Equal("en", (await client.GetAsync("/Administration/Calendar")).Document.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task A_person_of_today_is_read_in_one_command()
    {
        var commands = await Commands.OfAsync(() => UseAsync<PeopleQueries, Actor?>(people => people.ActorAsync(DemoOffice.UserId("policyhead"), Clock.Now, "")));
        Assert.Single(commands);
    }
}

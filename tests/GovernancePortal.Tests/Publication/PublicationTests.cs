using System.IO.Compression;
using System.Text;
using System.Text.Json;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Checklists;
using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Kpis.Readings;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Publication;
using GovernancePortal.TestKit;
using GovernancePortal.Tests.Checklists;
using GovernancePortal.Tests.Kpis;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Publication;

public sealed class PublicationTests : PortalTest
{
    [Fact, Trait("Rule", "R192")]
    public async Task The_state_of_improvement_by_checklist_and_kpi_is_approved_by_the_cio_and_written_as_pages_csv_and_json()
    {
        var plan = await KpiFigureScene.StartAsync(this);
        await plan.HaveAsync(this, KpiFigureScene.Cumulative, 2025, 90);
        await ChecklistScene.ConfirmedAsync(this);
        var id = await PublicationScene.ApprovedAsync(this, checklist: true);
        var files = await FilesAsync(id);
        Assert.Equal(["checklists/1.html", "data/checklists.csv", "data/checklists.json", "data/kpis.csv", "data/kpis.json", "datapackage.json", "index.html", "plans/1.html", "style.css"], files.Keys.Order(StringComparer.Ordinal));
        Assert.Contains(KpiFigureScene.Cumulative, files["plans/1.html"], StringComparison.Ordinal);
        Assert.Contains("◎ 達成 112.5%", files["plans/1.html"], StringComparison.Ordinal);
        Assert.Contains("はい", files["checklists/1.html"], StringComparison.Ordinal);
        Assert.Contains("href=\"plans/1.html\"", files["index.html"], StringComparison.Ordinal);
        Assert.StartsWith("\uFEFFplan,objective,", files["data/kpis.csv"], StringComparison.Ordinal);
        Assert.Contains(files["data/kpis.csv"].Split("\r\n"), row => row.Contains(KpiFigureScene.Cumulative, StringComparison.Ordinal) && row.Contains(",2025,80,90 人,,Achieved,112.5,", StringComparison.Ordinal));
        using var described = JsonDocument.Parse(files["datapackage.json"]);
        var resources = described.RootElement.GetProperty("resources").EnumerateArray().ToList();
        Assert.All(resources, r => Assert.Contains(r.GetProperty("path").GetString()!, files.Keys));
        // Every column is said what it means, and every value of the JSON is one of them.
        var fields = resources[0].GetProperty("schema").GetProperty("fields").EnumerateArray().ToDictionary(f => f.GetProperty("name").GetString()!, f => f.GetProperty("description").GetString()!);
        Assert.All(fields.Values, text => Assert.DoesNotContain("Public.", text, StringComparison.Ordinal));
        using var rows = JsonDocument.Parse(files["data/kpis.json"]);
        Assert.All(rows.RootElement[0].EnumerateObject(), p => Assert.Contains(p.Name, fields.Keys));
    }

    [Fact, Trait("Rule", "R193")]
    public async Task The_policy_office_leads_plan_and_checklist_and_the_checklist_made_from_the_plan_is_published()
    {
        var plan = await KpiFigureScene.StartAsync(this);
        await plan.HaveAsync(this, KpiFigureScene.Cumulative, 2025, 90);
        // Nobody of another section makes a plan, a checklist or a publication of them.
        var staff = await ActorAsync("staff1");
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<KpiPlanService, Guid>(s => s.CreateAsync(new KpiPlanInput { Name = "自課の計画", FromYear = KpiFigureScene.From, ToYear = KpiFigureScene.To, OwnerSectionId = KpiFigureScene.Roads }, staff)));
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<ChecklistService, Guid>(s => s.BeginAsync(new ChecklistInput { Code = "S1", NameJa = "自課の点検", FromFy = ChecklistScene.Year }, staff)));
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<PublicationService, Guid>(s => s.CreateAsync(new PublicationInput { Title = "自課の公表", PlanIds = [plan.PlanId], Years = [2025] }, staff)));

        // An item stands beside the plan's KPI: the checklist follows from the plan, and both are written.
        await ChecklistScene.BesideAsync(this, 9, 1, plan[KpiFigureScene.Cumulative]);
        var assessment = await ChecklistScene.ConfirmedAsync(this);
        Assert.Contains((await ChecklistScene.ViewAsync(this, assessment)).Lines, l => l.Item.KpiIds.Contains(plan[KpiFigureScene.Cumulative]));
        var page = await (await SignedInAsync("staff1")).GetAsync($"/Checklists/Assessment/{assessment}");
        Assert.Contains(KpiFigureScene.Cumulative, page.Text, StringComparison.Ordinal);
        var files = await FilesAsync(await PublicationScene.ApprovedAsync(this, checklist: true));
        var line = (await ChecklistScene.ListAsync(this)).Items.First(i => i.KpiIds.Count > 0);
        Assert.Contains(line.Latest.TextJa, files["checklists/1.html"], StringComparison.Ordinal);
        Assert.Contains(KpiFigureScene.Cumulative, files["plans/1.html"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_file_of_a_bundle_holds_anybodys_name_or_an_address_of_the_portal_or_a_script()
    {
        var plan = await KpiFigureScene.StartAsync(this);
        await plan.HaveAsync(this, KpiFigureScene.Cumulative, 2025, 90);
        // A name in a remark stays inside.
        await plan.EnterAsync(this, KpiFigureScene.Rate, 2025, new ReadingInput { Numerator = 1, Denominator = 2, Comment = "緑川 一郎が集計した。" });
        await ChecklistScene.ConfirmedAsync(this);
        var files = await FilesAsync(await PublicationScene.ApprovedAsync(this, checklist: true));
        var names = await ReadAsync(db => db.Set<PortalUser>().Select(u => u.DisplayName).ToListAsync());
        Assert.NotEmpty(names);
        foreach (var (path, text) in files)
        {
            var squeezed = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
            Assert.All(names, name => Assert.DoesNotContain(string.Concat(name.Where(c => !char.IsWhiteSpace(c))), squeezed, StringComparison.Ordinal));
            Assert.DoesNotContain("<script", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("/Kpis/", text, StringComparison.Ordinal);
            Assert.DoesNotContain("http", path.EndsWith(".html", StringComparison.Ordinal) ? text : "", StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_name_in_what_is_chosen_is_refused_before_the_cio_sees_it()
    {
        await KpiFigureScene.StartAsync(this);
        var id = await PublicationScene.DraftAsync(this);
        var (reviewer, view) = (await ActorAsync("reviewer1"), await UseAsync<PublicationQueries, PublicationRecord>(q => q.FindAsync(id)));
        await UseAsync<PublicationService>(s => s.EditAsync(id, PublicationInput.Of(view) with { Introduction = "問い合わせは緑川一郎まで。" }, reviewer));
        var version = await PublicationScene.VersionAsync(this, id);
        Assert.Equal("Publication.NameFound", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<PublicationService>(s => s.SubmitAsync(id, version, reviewer)))).Code);
    }

    [Fact]
    public async Task What_the_cio_approves_is_what_was_submitted_whatever_changed_since()
    {
        var plan = await KpiFigureScene.StartAsync(this);
        await plan.HaveAsync(this, KpiFigureScene.Cumulative, 2025, 90);
        var id = await PublicationScene.SubmittedAsync(this);
        await plan.HaveAsync(this, KpiFigureScene.Cumulative, 2025, 20);
        var (cio, version) = (await ActorAsync("cio"), await PublicationScene.VersionAsync(this, id));
        await UseAsync<PublicationService>(s => s.ApproveAsync(id, version, cio));
        var page = (await FilesAsync(id))["plans/1.html"];
        Assert.Contains("90 人", page, StringComparison.Ordinal);
        Assert.DoesNotContain("20 人", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_cio_approves_or_returns_and_a_newer_one_takes_the_place_of_the_one_before_which_stays()
    {
        var first = await PublicationScene.ApprovedAsync(this);
        var second = await PublicationScene.SubmittedAsync(this);
        var (reviewer, cio) = (await ActorAsync("reviewer1"), await ActorAsync("cio"));
        var version = await PublicationScene.VersionAsync(this, second);
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<PublicationService>(s => s.ApproveAsync(second, version, reviewer)));
        await UseAsync<PublicationService>(s => s.ReturnAsync(second, new PublicationReturnInput { Reason = "年度を足すこと。", Version = version }, cio));
        version = await PublicationScene.VersionAsync(this, second);
        await UseAsync<PublicationService>(s => s.SubmitAsync(second, version, reviewer));
        version = await PublicationScene.VersionAsync(this, second);
        await UseAsync<PublicationService>(s => s.ApproveAsync(second, version, cio));
        var (old, now) = (await UseAsync<PublicationQueries, PublicationRecord>(q => q.FindAsync(first)), await UseAsync<PublicationQueries, PublicationRecord>(q => q.FindAsync(second)));
        Assert.Equal((PublicationState.Replaced, second, PublicationState.Approved), (old.State, old.ReplacedById, now.State));
        Assert.NotEmpty(await FilesAsync(first));
        Assert.Equal(["PublicationDrafted", "PublicationSubmitted", "PublicationReturned", "PublicationSubmitted", "PublicationApproved"], await ReadAsync(db => db.Set<TrailEntry>().Where(e => e.SubjectId == second).OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync()));
    }

    [Fact]
    public async Task The_bundle_is_shown_unsigned_only_where_the_office_says_so_with_headers_of_its_own()
    {
        await PublicationScene.ApprovedAsync(this);
        var nobody = Nobody();
        Assert.Equal(404, (await nobody.GetAsync("/open/index.html")).Status);
        await OpenAsync();
        var index = await nobody.GetAsync("/open/index.html");
        Assert.Equal((200, "text/html"), (index.Status, index.Answer.Content.Headers.ContentType!.MediaType));
        Assert.Contains("令和7年度 取組結果", index.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("script", index.Answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("public", index.Answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.NotNull(index.Answer.Headers.ETag);
        Assert.False(index.Answer.Headers.Contains("Set-Cookie"));
        Assert.Equal(302, (await nobody.GetAsync("/open")).Status);
        Assert.Equal("text/css", (await nobody.GetAsync("/open/style.css")).Answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(404, (await nobody.GetAsync("/open/..%2fappsettings.json")).Status);
        Assert.Equal(404, (await nobody.GetAsync("/open/data/none.csv")).Status);
    }

    [Fact]
    public async Task The_preview_shows_what_will_be_written_and_the_pages_go_from_draft_to_download()
    {
        var plan = await KpiFigureScene.StartAsync(this);
        await plan.HaveAsync(this, KpiFigureScene.Cumulative, 2025, 90);
        var reviewer = await SignedInAsync("reviewer1");
        var form = (await reviewer.GetAsync("/Publication/Edit")).Form("Input.Title");
        var saved = await form.Fill("Input.Title", "取組の結果").SubmitAsync();
        Assert.Equal(302, saved.Status);
        var preview = await reviewer.GetAsync(saved.Location!);
        Assert.Contains("90 人", preview.Text, StringComparison.Ordinal);
        Assert.Equal(302, (await preview.Form("CIOの承認を求める").SubmitAsync()).Status);
        var cio = await SignedInAsync("cio");
        Assert.Contains("取組の結果", (await cio.GetAsync("/Dashboard")).Text, StringComparison.Ordinal);
        Assert.Equal(302, (await (await cio.GetAsync(saved.Location!)).Form("承認して束を作る").SubmitAsync()).Status);
        var file = await reviewer.GetAsync(saved.Location! + "?handler=File");
        Assert.Equal("application/zip", file.Answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(403, (await (await SignedInAsync("staff1")).GetAsync("/Publication")).Status);
    }

    private async Task OpenAsync()
    {
        await ReadAsync(async db =>
        {
            var actor = await ActorAsync("policyhead");
            var row = new CalendarSetting { Id = Guid.CreateVersion7(actor.Now), Name = SettingName.PublicationOpen, Value = 1, ValidFrom = OfficeTime.DayOf(Clock.Now) };
            row.Propose(await ActorAsync("reviewer1"));
            row.Approve(actor);
            db.Add(row);
            db.Act(actor, "CalendarSeeded");
            return await db.SaveChangesAsync();
        });
        await UseAsync<CalendarQueries>(q => { q.Forget(); return Task.CompletedTask; });
    }

    private async Task<Dictionary<string, string>> FilesAsync(Guid id)
    {
        var record = await UseAsync<PublicationQueries, PublicationRecord>(q => q.FindAsync(id));
        return await UseAsync<FileStore, Dictionary<string, string>>(async store =>
        {
            await using var content = store.OpenRead(record.FileId!.Value);
            using var zip = new ZipArchive(content, ZipArchiveMode.Read);
            var files = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var entry in zip.Entries)
            {
                await using var stream = entry.Open();
                using var bytes = new MemoryStream();
                await stream.CopyToAsync(bytes);
                files[entry.FullName] = Encoding.UTF8.GetString(bytes.ToArray());
            }
            return files;
        });
    }
}

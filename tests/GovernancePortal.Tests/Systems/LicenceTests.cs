using System.Text;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Licences;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Systems;

public sealed class LicenceTests : PortalTest
{
    private static readonly Guid Roads = DemoOffice.Section(DemoOffice.FirstSection).Id;
    private static readonly DateOnly Never = new(1900, 1, 1);

    [Fact, Trait("Rule", "R279")]
    public async Task Paper_licences_of_sections_are_registered_beside_those_of_systems_and_the_central_rate_is_told()
    {
        var (staff, before) = (await ActorAsync("staff1"), await RateAsync());
        Assert.True(before.Licences > 0);
        var paper = await AddAsync(staff, null);
        var onPaper = await RateAsync();
        Assert.Equal((before.Licences + 1, before.Registered), (onPaper.Licences, onPaper.Registered));
        var stored = await UseAsync<LicenceQueries, HeldLicence>(q => q.FindAsync(paper));
        await UseAsync<LicenceRegister>(r => r.EditAsync(paper, HeldLicenceInput.Of(stored) with { CertificateNumber = "MID-2026-77" }, staff));
        Assert.Equal(before.Registered + 1, (await RateAsync()).Registered);

        // Everybody finds it by its certificate number; those of systems stand in the same list.
        var list = await (await SignedInAsync("staff2")).GetAsync("/Systems/Licences?Text=mid-2026");
        Assert.Contains("図面作成ソフト", list.Text, StringComparison.Ordinal);
        Assert.Contains("SYS-", (await (await SignedInAsync("staff2")).GetAsync("/Systems/Licences?Text=L-0")).Text, StringComparison.Ordinal);
        var calendar = await UseAsync<CalendarQueries, OfficeCalendar>(q => q.CalendarAsync());
        Assert.Equal((70, 100), (calendar.Setting(SettingName.LicenceCentralTarget, new DateOnly(2026, 9, 1)), calendar.Setting(SettingName.LicenceCentralTarget, new DateOnly(2027, 4, 1))));
        Assert.Contains("一元管理率", (await (await SignedInAsync("staff1")).GetAsync("/Systems/Licences/Rate")).Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "R280")]
    public async Task Stock_is_taken_in_bulk_and_what_was_not_counted_in_time_is_listed()
    {
        var staff = await ActorAsync("staff1");
        var (held, late) = (await AddAsync(staff, "K-1"), await AddAsync(staff, "K-2"));
        var system = await ReadAsync(db => (from l in db.Set<SystemLicence>() join x in db.Set<InformationSystem>() on l.SystemId equals x.Id where x.OwnerSectionId == Roads select new { l.Id, x.Version, SystemId = x.Id }).FirstAsync());
        var foreign = await ReadAsync(db => (from l in db.Set<SystemLicence>() join x in db.Set<InformationSystem>() on l.SystemId equals x.Id where x.OwnerSectionId != Roads select l.Id).FirstAsync());
        Assert.Equal("StocktakeInFuture", (await Assert.ThrowsAsync<RuleViolation>(() => TakeAsync(staff, staff.Today.AddDays(1), held))).Code);
        Assert.Equal("StocktakeNothing", (await Assert.ThrowsAsync<RuleViolation>(() => TakeAsync(staff, staff.Today))).Code);
        Assert.Equal(2, await TakeAsync(staff, staff.Today, held, system.Id, foreign));

        Assert.Equal(staff.Today, (await UseAsync<LicenceQueries, HeldLicence>(q => q.FindAsync(held))).StocktakenOn);
        Assert.Equal(staff.Today, await ReadAsync(db => db.Set<SystemLicence>().Where(l => l.Id == system.Id).Select(l => l.StocktakenOn).SingleAsync()));
        Assert.NotEqual(staff.Today, await ReadAsync(db => db.Set<SystemLicence>().Where(l => l.Id == foreign).Select(l => l.StocktakenOn).SingleAsync()));
        Assert.Contains("LicenceStocktake", await ReadAsync(db => db.Set<TrailEntry>().Where(t => t.SubjectId == system.SystemId).Select(t => t.Action).ToListAsync()));

        // Twelve months by the setting: a year later the counted one is due again.
        async Task<List<Guid>> OverdueAsync()
        {
            var page = await (await SignedInAsync("staff1")).GetAsync($"/Systems/Licences?Overdue=true&SectionId={Roads}&WithoutSystem=true");
            return [.. page.Document.QuerySelectorAll("input[name='Input.Ids']").Select(i => Guid.Parse(i.GetAttribute("value")!))];
        }
        Assert.Equal([late], await OverdueAsync());
        Clock.Go(2027, 9, 2);
        Assert.Equal([.. new[] { held, late }.Order()], (await OverdueAsync()).Order());
    }

    [Fact]
    public async Task Another_section_neither_changes_nor_registers_for_it()
    {
        var id = await AddAsync(await ActorAsync("staff1"), "K-1");
        var stranger = await ActorAsync("staff2");
        Assert.Equal(403, (await (await SignedInAsync("staff2")).GetAsync($"/Systems/Licences/Edit/{id}")).Status);
        Assert.Equal("LicenceNotYours", (await Assert.ThrowsAsync<RuleViolation>(() => AddAsync(stranger, null))).Code);
        var stored = await UseAsync<LicenceQueries, HeldLicence>(q => q.FindAsync(id));
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<LicenceRegister>(r => r.RemoveAsync(id, stored.Version, stranger)));
    }

    [Fact]
    public async Task An_export_comes_back_without_a_change_and_a_row_of_a_system_is_changed_only_on_its_karte()
    {
        var office = await ActorAsync("reviewer1");
        await AddAsync(await ActorAsync("staff1"), null);
        var client = await SignedInAsync("reviewer1");
        foreach (var kind in new[] { "csv", "xlsx" })
        {
            var seen = await PreviewAsync((await client.GetAsync($"/Systems/Licences?handler=File&kind={kind}")).Body, office);
            Assert.Equal((0, 0, 0), (seen.Created, seen.Updated, seen.Failed));
            Assert.True(seen.Unchanged > 1);
        }
        var run = await PreviewAsync(Encoding.UTF8.GetBytes("ライセンス番号,システム番号,製品名,数量,証書番号,保管所属\n,,新しいソフト,5,Z-1,会計課\nLIC-9999,,無い,1,,会計課\n,SYS-0102,データベース（架空）,99,,道路整備課\n"), office);
        Assert.Equal((1, 2), (run.Created, run.Failed));
        await UseAsync<LicenceImportService, ImportRun>(s => s.ApplyAsync(run.Id, true, null, office));
        Assert.True(await ReadAsync(db => db.Set<HeldLicence>().AnyAsync(l => l.Product == "新しいソフト" && l.CertificateNumber == "Z-1" && l.Code == "LIC-0002")));
    }

    private async Task<ImportRun> PreviewAsync(byte[] file, Actor actor)
    {
        using var content = new MemoryStream(file);
        var run = await UseAsync<LicenceImportService, ImportRun>(s => s.ReadAsync(content, "ライセンス", actor));
        return await UseAsync<LicenceImportService, ImportRun>(async s => await s.PreviewAsync(run.Id, await s.ProposalAsync(run, actor), actor));
    }

    private Task<Guid> AddAsync(Actor actor, string? certificate) =>
        UseAsync<LicenceRegister, Guid>(r => r.AddAsync(new HeldLicenceInput { Product = "図面作成ソフト", Quantity = 4, CertificateNumber = certificate, HolderSectionId = Roads }, actor));

    private Task<int> TakeAsync(Actor actor, DateOnly day, params Guid[] ids) => UseAsync<LicenceRegister, int>(r => r.StocktakeAsync(new StocktakeInput { On = day, Ids = [.. ids] }, actor));

    private async Task<LicenceCount> RateAsync()
    {
        var counts = await UseAsync<LicenceQueries, IReadOnlyList<LicenceCount>>(q => q.CountsAsync(Never));
        return new LicenceCount("", counts.Sum(c => c.Licences), counts.Sum(c => c.Registered), 0);
    }
}

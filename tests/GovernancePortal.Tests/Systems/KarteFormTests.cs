using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Systems;

/// <summary>The forms of the karte as the section fills them in.</summary>
public sealed class KarteFormTests : KarteScene
{
    public static TheoryData<string> Pages => ["identity", "use", "form", "information", "continuity", "contract", "plan"];

    public static TheoryData<string> Parts => ["contracts", "costs", "servers", "components", "licences", "links", "slas", "customisations"];

    [Theory, MemberData(nameof(Pages))]
    public async Task Each_section_has_a_form_filled_with_what_stands_there_which_changes_nothing_when_saved(string part)
    {
        var before = await SystemAsync();
        var staff = await SignedInAsync("staff1");
        var page = await staff.GetAsync($"/Systems/Edit/{Id}/{part}");
        Assert.Equal(200, page.Status);
        var saved = await page.Form("Input.Version").SubmitAsync("保存する");
        Assert.Equal(302, saved.Status);
        Assert.Equal(SystemInput.Of(before), SystemInput.Of(await SystemAsync()) with { Version = before.Version });
        Assert.Equal(403, (await (await SignedInAsync("staff2")).GetAsync($"/Systems/Edit/{Id}/{part}")).Status);
        Assert.Equal(200, (await (await SignedInAsync("reviewer1")).GetAsync($"/Systems/Edit/{Id}/{part}")).Status);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Each_part_has_a_form_for_the_owner_section_which_changes_nothing_when_saved(string part)
    {
        var staff = await SignedInAsync("staff1");
        var page = await staff.GetAsync($"/Systems/Rows/{Id}/{part}");
        Assert.Equal(200, page.Status);
        var changes = await ChangesAsync();
        Assert.Equal(302, (await page.Form("Input.Version").SubmitAsync("保存する")).Status);
        Assert.Equal(changes, await ChangesAsync());
        Assert.Equal(403, (await (await SignedInAsync("staff2")).GetAsync($"/Systems/Rows/{Id}/{part}")).Status);
        Assert.Equal(403, (await (await SignedInAsync("finance")).GetAsync($"/Systems/Rows/{Id}/{part}")).Status);
    }

    [Fact]
    public async Task Wrong_values_are_named_beside_their_fields_and_nothing_is_written()
    {
        var staff = await SignedInAsync("staff1");
        var page = await (await staff.GetAsync($"/Systems/Edit/{Id}/contract")).Form("Input.Version")
            .Fill("Input.ContractFrom", "2027/4/1").Fill("Input.ContractTo", "2027/3/31").Fill("Input.VendorNumber", "123").Fill("Input.ContractAmountYen", "-5").Fill("Input.Bidders", "3.5").SubmitAsync("保存する");
        Assert.Equal(422, page.Status);
        Assert.Contains(page.Errors, e => e.Contains("契約終了日", StringComparison.Ordinal));
        foreach (var field in new[] { "ContractTo", "VendorNumber", "ContractAmountYen", "Bidders" })
        {
            Assert.NotNull(page.Document.GetElementById($"Input_{field}-error"));
        }
        Assert.Equal("2027/4/1", page.Form("Input.Version").ValueOf("Input.ContractFrom"));
        Assert.NotEqual(new DateOnly(2027, 4, 1), (await SystemAsync()).ContractFrom);
    }

    [Fact]
    public async Task Who_saves_second_is_shown_the_difference_and_may_save_again()
    {
        var staff = await SignedInAsync("staff1");
        var mine = (await staff.GetAsync($"/Systems/Edit/{Id}/plan")).Form("Input.Version").Fill("Input.AnnualCostYen", "2,000千円");
        await (await (await SignedInAsync("reviewer1")).GetAsync($"/Systems/Edit/{Id}/plan")).Form("Input.Version").Fill("Input.AnnualCostYen", "1000000").SubmitAsync("保存する");
        var conflict = await mine.SubmitAsync("保存する");
        Assert.Equal(409, conflict.Status);
        Assert.Contains("1,000,000円", conflict.Text, StringComparison.Ordinal);
        Assert.Equal(1_000_000, (await SystemAsync()).AnnualCostYen);
        Assert.Equal(302, (await conflict.Form("Input.Version").SubmitAsync("保存する")).Status);
        Assert.Equal(2_000_000, (await SystemAsync()).AnnualCostYen);
    }

    [Fact]
    public async Task A_change_of_rows_makes_older_forms_of_the_row_conflict()
    {
        var staff = await SignedInAsync("staff1");
        var old = (await staff.GetAsync($"/Systems/Edit/{Id}/identity")).Form("Input.Version").Fill("Input.Summary", "古い画面から");
        await RowsAsync(staff, "components", form => form.Fill("Input.Components[0].ComponentKind", "Os").Fill("Input.Components[0].Product", "新しいOS"));
        Assert.Equal(409, (await old.SubmitAsync("保存する")).Status);
    }

    [Fact]
    public async Task Rows_are_added_and_removed_without_script()
    {
        var staff = await SignedInAsync("staff1");
        await ClearAsync(staff, "costs");
        var page = await staff.GetAsync($"/Systems/Rows/{Id}/costs");
        page = await page.Form("Input.Version").Fill("Input.Costs[0].Fy", "R8").Fill("Input.Costs[0].Category", "Operation").Fill("Input.Costs[0].BudgetYen", "4,800千円").SubmitAsync("行を追加");
        Assert.Equal("R8", page.Form("Input.Version").ValueOf("Input.Costs[0].Fy"));
        page = await page.Form("Input.Version").Fill("Input.Costs[1].Fy", "2026").Fill("Input.Costs[1].Category", "Operation").SubmitAsync("保存する");
        Assert.Equal(422, page.Status);
        Assert.Contains(page.Errors, e => e.Contains("同じ年度と経費区分", StringComparison.Ordinal));
        Assert.Equal(302, (await page.Form("Input.Version").Fill("Input.Costs[1].Category", "Maintenance").SubmitAsync("保存する")).Status);
        var rows = await ReadAsync(db => db.Set<SystemCost>().Where(c => c.SystemId == Id).OrderBy(c => c.Position).Select(c => new { c.Fy, c.Category, c.BudgetYen }).ToListAsync());
        Assert.Equal([(new FiscalYear(2026), "Operation", 4_800_000L), (new FiscalYear(2026), "Maintenance", null)], rows.Select(r => (r.Fy!.Value, r.Category!, r.BudgetYen)));
        Assert.Equal(2, (await SystemAsync()).CostCount);

        page = await (await staff.GetAsync($"/Systems/Rows/{Id}/costs")).Form("Input.Version").SubmitAsync("Input.Costs:0");
        Assert.Equal(302, (await page.Form("Input.Version").SubmitAsync("保存する")).Status);
        Assert.Equal("Maintenance", Assert.Single(await ReadAsync(db => db.Set<SystemCost>().Where(c => c.SystemId == Id).Select(c => c.Category).ToListAsync())));
    }

    [Theory]
    [InlineData("SYS-0102", "そのシステム自身")]
    [InlineData("SYS-9999", "台帳にない番号")]
    public async Task A_link_to_itself_or_to_nothing_is_refused_beside_its_row(string target, string message)
    {
        var staff = await SignedInAsync("staff1");
        var page = await (await staff.GetAsync($"/Systems/Rows/{Id}/links")).Form("Input.Version").Fill("Input.Links[0].Target", target).SubmitAsync("保存する");
        Assert.Equal(422, page.Status);
        Assert.Contains(message, page.Document.GetElementById("Input_Links_0__Target-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_usual_items_of_a_service_level_agreement_are_put_in_on_request()
    {
        var staff = await SignedInAsync("staff1");
        await ClearAsync(staff, "slas");
        var page = await (await staff.GetAsync($"/Systems/Rows/{Id}/slas")).Form("Input.Version").SubmitAsync("標準の項目を入れる");
        Assert.Equal("サービス時間", page.Form("Input.Version").ValueOf("Input.Slas[0].Item"));
        Assert.Equal("99%～99.5%", page.Form("Input.Version").ValueOf("Input.Slas[1].Goal"));
        Assert.Equal(302, (await page.Form("Input.Version").SubmitAsync("保存する")).Status);
        Assert.Equal(10, await ReadAsync(db => db.Set<SystemSla>().CountAsync(s => s.SystemId == Id)));
    }

    [Fact]
    public async Task A_new_contract_keeps_the_one_before_it_among_the_contracts()
    {
        var before = await SystemAsync();
        Assert.NotNull(before.ContractTo);
        var actor = await ActorAsync("reviewer1");
        await UseAsync<Core.Platform.PortalDb>(async db =>
        {
            await new SystemRegister(db).ConcludeContractAsync(new ContractConcluded
            {
                SystemId = Id, ConsultationId = Guid.CreateVersion7(actor.Now), VendorName = "次の受託者（架空）", ContractNumber = "R9-1", ContractFrom = new DateOnly(2027, 4, 1), ContractTo = new DateOnly(2032, 3, 31),
                ContractAmountYen = 1, SystemName = "", OwnerSectionId = before.OwnerSectionId,
            }, actor);
            db.Act(actor, "ContractRecorded");
            await db.SaveChangesAsync();
        });
        var kept = await ReadAsync(db => db.Set<SystemContract>().SingleAsync(c => c.SystemId == Id));
        Assert.Equal((before.ContractName, before.VendorName, before.ContractFrom, before.ContractTo, before.ContractAmountYen), (kept.ContractName, kept.VendorName, kept.ContractFrom, kept.ContractTo, kept.ContractAmountYen));
        var after = await SystemAsync();
        Assert.Equal(("次の受託者（架空）", null, LedgerSource.Consultation), (after.VendorName, after.ContractName, after.Sources["VendorName"].Source));
        Assert.Contains(before.VendorName!, (await (await SignedInAsync("staff2")).GetAsync(Karte + "/contract")).Text, StringComparison.Ordinal);
    }
}

using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Systems;

public sealed class SystemRegisterTests
{
    [Fact]
    public async Task Eight_registrations_at_once_take_eight_numbers_without_a_gap()
    {
        await using var scene = await SystemsScene.CreateAsync();
        var ids = await Task.WhenAll(Enumerable.Range(1, 8).Select(n => scene.RegisterAsync(scene.Input($"並行{n}"))));
        var numbers = new List<int>();
        foreach (var id in ids)
        {
            numbers.Add(int.Parse((await scene.StoredAsync(id)).Code.AsSpan("SYS-".Length)));
        }
        numbers.Sort();
        Assert.Equal(Enumerable.Range(numbers[0], 8), numbers);
    }

    [Fact]
    public async Task A_refused_registration_takes_no_number()
    {
        await using var scene = await SystemsScene.CreateAsync();
        var first = await scene.StoredAsync(await scene.RegisterAsync(scene.Input()));
        await Assert.ThrowsAsync<DbUpdateException>(() => scene.RegisterAsync(scene.Input() with { AnnualCostYen = -1 }));
        var second = await scene.StoredAsync(await scene.RegisterAsync(scene.Input()));
        Assert.Equal(NumberOf(first) + 1, NumberOf(second));
    }

    [Fact]
    public async Task Staff_register_for_their_own_section_only()
    {
        await using var scene = await SystemsScene.CreateAsync();
        var refused = await Assert.ThrowsAsync<RuleViolation>(() => scene.RegisterAsync(scene.Input() with { OwnerSectionId = scene.Other }));
        Assert.Equal(("SystemOwnerNotYours", "OwnerSectionId"), (refused.Code, refused.Field));
        await Assert.ThrowsAsync<Forbidden>(() => scene.RegisterAsync(scene.Input(), scene.As(Core.Platform.Identity.Role.Finance, scene.Own, scene.OwnBureau)));
        Assert.Equal(scene.Own, (await scene.StoredAsync(await scene.RegisterAsync(scene.Input(), scene.Reviewer))).OwnerSectionId);
    }

    [Fact]
    public async Task A_section_that_does_not_exist_is_refused_beside_its_field()
    {
        await using var scene = await SystemsScene.CreateAsync();
        var refused = await Assert.ThrowsAsync<RuleViolation>(() => scene.RegisterAsync(scene.Input() with { OwnerSectionId = Guid.CreateVersion7() }, scene.Reviewer));
        Assert.Equal("SystemOwnerUnknown", refused.Code);
    }

    [Fact]
    public async Task The_second_to_save_is_stopped_and_the_first_change_stays()
    {
        await using var scene = await SystemsScene.CreateAsync();
        var id = await scene.RegisterAsync(scene.Input());
        var seen = SystemInput.Of(await scene.StoredAsync(id));
        await EditAsync(scene, id, seen with { Summary = "先の変更" });
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => EditAsync(scene, id, seen with { Summary = "後の変更" }));
        Assert.Equal("先の変更", (await scene.StoredAsync(id)).Summary);
    }

    [Fact]
    public async Task Other_sections_cannot_edit_and_an_unknown_id_is_not_found()
    {
        await using var scene = await SystemsScene.CreateAsync();
        var id = await scene.RegisterAsync(scene.Input());
        var input = SystemInput.Of(await scene.StoredAsync(id));
        await Assert.ThrowsAsync<Forbidden>(() => EditAsync(scene, id, input, scene.Stranger));
        await Assert.ThrowsAsync<Forbidden>(() => ConfirmAsync(scene, id, input.Version, scene.Staff));
        await Assert.ThrowsAsync<NotFound>(() => EditAsync(scene, Guid.CreateVersion7(), input));
    }

    [Fact]
    public async Task Only_the_policy_office_hands_a_system_to_another_section()
    {
        await using var scene = await SystemsScene.CreateAsync();
        var id = await scene.RegisterAsync(scene.Input());
        var moved = SystemInput.Of(await scene.StoredAsync(id)) with { OwnerSectionId = scene.Other };
        var refused = await Assert.ThrowsAsync<RuleViolation>(() => EditAsync(scene, id, moved));
        Assert.Equal("SystemOwnerFixed", refused.Code);
        await EditAsync(scene, id, moved, scene.Reviewer);
        Assert.Equal(scene.Other, (await scene.StoredAsync(id)).OwnerSectionId);
    }

    [Fact]
    public async Task Confirming_keeps_day_name_and_section_and_changes_nothing_else()
    {
        await using var scene = await SystemsScene.CreateAsync();
        var id = await scene.RegisterAsync(scene.Input());
        var before = await scene.StoredAsync(id);
        await ConfirmAsync(scene, id, before.Version, scene.Head);
        var after = await scene.StoredAsync(id);
        Assert.Equal((new DateOnly(2026, 11, 20), "試験 太郎", "試験課"), (after.ConfirmedOn, after.ConfirmedBy, after.ConfirmedBySection));
        Assert.Equal(SystemInput.Of(before), SystemInput.Of(after) with { Version = before.Version });
        Assert.Equal("SystemConfirmed", (await TrailAsync(scene, id))[0].Action);
    }

    [Fact]
    public async Task What_changed_since_it_was_shown_is_not_confirmed_unseen()
    {
        await using var scene = await SystemsScene.CreateAsync();
        var id = await scene.RegisterAsync(scene.Input());
        await ConfirmAsync(scene, id, (await scene.StoredAsync(id)).Version, scene.Head);
        var shown = await scene.StoredAsync(id);
        await EditAsync(scene, id, SystemInput.Of(shown) with { Summary = "見ていない変更" });
        await Assert.ThrowsAsync<VersionConflict>(() => ConfirmAsync(scene, id, shown.Version, scene.Head));
    }

    [Fact]
    public async Task Every_change_leaves_one_row_on_the_trail_with_the_fields_it_changed()
    {
        await using var scene = await SystemsScene.CreateAsync();
        var id = await scene.RegisterAsync(scene.Input());
        await EditAsync(scene, id, SystemInput.Of(await scene.StoredAsync(id)) with { AnnualCostYen = 1_200_000 });
        var trail = await TrailAsync(scene, id);
        Assert.Equal(["SystemEdited", "SystemRegistered"], trail.Select(t => t.Action));
        var change = Assert.Single(trail[0].Changes);
        Assert.Equal(("InformationSystem.AnnualCostYen", null, "1200000"), (change.Field, change.Before, change.After));
    }

    [Fact]
    public async Task A_concluded_contract_is_in_the_ledger_only_after_the_callers_save()
    {
        await using var scene = await SystemsScene.CreateAsync();
        var id = await scene.RegisterAsync(scene.Input());
        await using (var unsaved = scene.Database.NewDb())
        {
            await new SystemRegister(unsaved).ConcludeContractAsync(Concluded(scene, id), scene.Staff);
        }
        Assert.Null((await scene.StoredAsync(id)).VendorName);
        await ConcludeAsync(scene, id);
        var stored = await scene.StoredAsync(id);
        Assert.Equal(("みどりシステムズ株式会社（架空）", 38_000_000L, new DateOnly(2032, 3, 31)), (stored.VendorName, stored.ContractAmountYen, stored.ContractTo));
        Assert.Equal((LedgerSource.Consultation, new FiscalYear(2031)), (stored.ContractSource, stored.NextRenewalFy));
        Assert.Equal("ContractRecorded", (await TrailAsync(scene, id))[0].Action);
    }

    [Fact]
    public async Task A_contract_for_a_system_new_to_the_ledger_makes_its_row()
    {
        await using var scene = await SystemsScene.CreateAsync();
        var id = await ConcludeAsync(scene, null);
        var stored = await scene.StoredAsync(id);
        Assert.Equal(("新しい申請システム", Lifecycle.Development, scene.Own), (stored.Name, stored.Lifecycle, stored.OwnerSectionId));
        Assert.Matches("^SYS-[0-9]{4}$", stored.Code);
    }

    [Theory]
    [InlineData("vendor_number", "'123'")]
    [InlineData("code", "'S-1'")]
    [InlineData("annual_cost_yen", "-1")]
    [InlineData("lifecycle", "'Dreamt'")]
    [InlineData("name", "''")]
    [InlineData("contract_to", "'2000-01-01'")]
    public async Task The_database_itself_refuses_what_can_never_be_right(string column, string value)
    {
        await using var scene = await SystemsScene.CreateAsync();
        await scene.RegisterAsync(scene.Input() with { ContractFrom = new DateOnly(2026, 4, 1) });
        var failure = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => scene.Database.ScalarAsync($"update information_system set {column} = {value} where owner_section_id = '{scene.Own}'"));
        Assert.Equal(Npgsql.PostgresErrorCodes.CheckViolation, failure.SqlState);
    }

    private static ContractConcluded Concluded(SystemsScene scene, Guid? id) => new()
    {
        SystemId = id, ConsultationId = Guid.CreateVersion7(SystemsScene.Now), VendorName = "みどりシステムズ株式会社（架空）",
        ContractFrom = new DateOnly(2027, 4, 1), ContractTo = new DateOnly(2032, 3, 31), ContractAmountYen = 38_000_000, AnnualCostYen = 7_600_000,
        SystemName = "新しい申請システム", OwnerSectionId = scene.Own,
    };

    private static async Task<Guid> ConcludeAsync(SystemsScene scene, Guid? id)
    {
        await using var db = scene.Database.NewDb();
        var system = await new SystemRegister(db).ConcludeContractAsync(Concluded(scene, id), scene.Staff);
        db.Act(scene.Staff, "ContractRecorded");
        await db.SaveChangesAsync();
        return system;
    }

    private static async Task EditAsync(SystemsScene scene, Guid id, SystemInput input, Core.Platform.Identity.Actor? actor = null)
    {
        await using var db = scene.Database.NewDb();
        await new SystemRegister(db).EditAsync(id, input, actor ?? scene.Staff);
    }

    private static async Task ConfirmAsync(SystemsScene scene, Guid id, uint version, Core.Platform.Identity.Actor actor)
    {
        await using var db = scene.Database.NewDb();
        await new SystemRegister(db).ConfirmAsync(id, version, actor);
    }

    private static async Task<IReadOnlyList<TrailLine>> TrailAsync(SystemsScene scene, Guid id)
    {
        await using var db = scene.Database.NewDb();
        return await new TrailQueries(db).OfAsync(new TrailSubject(InformationSystem.SubjectType, id), showRestricted: false);
    }

    private static int NumberOf(InformationSystem system) => int.Parse(system.Code.AsSpan("SYS-".Length));
}

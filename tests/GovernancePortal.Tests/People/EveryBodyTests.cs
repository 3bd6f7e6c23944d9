using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.People;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.People;

public class EveryBodyTests
{
    /// <summary>
    /// Governor's departments, enterprise bureau, hospital bureau, assembly office, education, commissions and police stand in one
    /// organisation under the same rules: a clerk of any of them registers a system and drafts its consultation.
    /// </summary>
    [Fact]
    [Trait("Rule", "R055")]
    public async Task Sections_of_every_prefectural_body_keep_systems_and_file_consultations_alike()
    {
        await using var scene = await PeopleScene.CreateAsync(services =>
        {
            services.AddCalendar();
            services.AddSystems();
            services.AddConsultations();
        });
        var (admin, since) = (await scene.AdminAsync(), PeopleScene.Today);
        await scene.DoAsync<PortalDb>(db => CalendarSeed.SeedAsync(db, Actor.Operator(PeopleScene.Now)));
        await scene.DoAsync<PortalDb>(db => SystemsSeed.SeedAsync(db, Actor.Operator(PeopleScene.Now)));
        List<(ExecutiveBody Body, Guid Section)> sections;
        await using (var db = scene.Database.NewDb())
        {
            sections = [.. (await db.Set<Section>().Where(s => s.ValidTo == null).Select(s => new { s.Bureau.Body, s.Id, s.Code }).ToListAsync())
                .GroupBy(s => s.Body).Select(g => (g.Key, g.OrderBy(s => s.Code, StringComparer.Ordinal).First().Id))];
        }
        Assert.Equal(Enum.GetValues<ExecutiveBody>(), sections.Select(s => s.Body).Order());

        foreach (var (body, section) in sections)
        {
            var account = "clerk-" + body;
            var (id, _) = await scene.DoAsync<PeopleService, (Guid, string)>(s => s.CreateAsync(
                new PersonInput { UserName = account, DisplayName = "試験 職員", Furigana = "しけん しょくいん" }, new MembershipInput { SectionId = section, Role = Role.Staff, ValidFrom = since }, admin));
            var clerk = await scene.DoAsync<PeopleQueries, Actor?>(q => q.ActorAsync(id, PeopleScene.Now, "test"));
            var system = await scene.DoAsync<SystemRegister, Guid>(s => s.RegisterAsync(
                new SystemInput { Name = "試験システム " + body, Lifecycle = Lifecycle.InOperation, Criticality = Criticality.General, OwnerSectionId = section }, clerk!));
            var consultation = await scene.DoAsync<DraftService, Guid>(s => s.CreateAsync(new NewConsultation
            {
                Stage = Stage.PreBudget, Title = "試験協議", Kind = ConsultationKind.Renewal, TargetFy = new FiscalYear(2027), BudgetKind = BudgetKind.Initial, SectionId = section, SystemId = system,
            }, clerk!));
            await using var db = scene.Database.NewDb();
            Assert.Equal(section, (await db.Set<Consultation>().SingleAsync(c => c.Id == consultation)).SectionId);
        }
    }
}

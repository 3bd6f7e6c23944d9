using GovernancePortal.Core.People;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Terminals.Demo;

/// <summary>About ten thousand fictional terminals of the demonstration office, as counts by section, with the counts of earlier half-years.</summary>
public static class DemoTerminals
{
    private const string Fictional = "デモ用の架空の台数です。";

    // Percent under central management half a year apart, up to what the groups below add up to.
    private static readonly int[] Rates = [68, 71, 74, 77, 80, 83];

    public static async Task SeedAsync(PortalDb db, Actor actor, CancellationToken ct = default)
    {
        if (await db.Set<TerminalGroup>().AnyAsync(ct))
        {
            return;
        }
        var bureaus = await db.Set<Bureau>().AsNoTracking().ToDictionaryAsync(b => b.Code, b => b.Name, StringComparer.Ordinal, ct);
        var office = DemoOffice.Section(DemoOffice.PolicyOffice).Id;
        var year = FiscalYear.Of(actor.Today);
        var groups = new List<(string Bureau, TerminalInput Input)>();
        foreach (var (n, section) in DemoOffice.Sections.Where(s => s.ValidTo is null).Index())
        {
            void Add(string kind, int count, Guid procurer, Guid keeper, bool central, DateOnly end, string? after, string? label = null) => groups.Add((bureaus[section.BureauCode], new TerminalInput
            {
                SectionId = section.Id, TerminalClass = kind, Label = label, Count = count, ProcuringSectionId = procurer, ManagingSectionId = keeper, IsCentral = central, LeaseEndOn = end, AfterLease = after,
                Fy = FiscalYear.Of(end).Plus(-5), Note = Fictional,
            }));

            Add(TerminalCodes.Common, 18 + (n * 7 % 17), office, office, true, new DateOnly(year.Year + 2 + (n % 3), 3, 31), "Renew");
            if (n % 3 != 0)
            {
                Add(TerminalCodes.Temporary, 3 + (n % 9), section.Id, section.Id, n % 5 == 0, new DateOnly(year.Year + 1 + (n % 3), 3, 31), n % 4 == 0 ? "Undecided" : TerminalCodes.MoveToCommon);
            }
            if (n % 2 == 0)
            {
                Add(TerminalCodes.Business, 8 + (n * 5 % 21), section.Id, section.Id, n % 8 != 2, new DateOnly(year.Year + 1 + (n % 5), 9, 30), "Renew", "業務専用端末");
            }
        }
        foreach (var (_, input) in groups)
        {
            var group = new TerminalGroup { Id = Guid.CreateVersion7(actor.Now) };
            group.Take(input, actor);
            db.Add(group);
        }
        var sums = groups.GroupBy(g => (g.Bureau, g.Input.TerminalClass)).ToList();
        for (var n = 0; n < Rates.Length; n++)
        {
            var on = new DateOnly(year.Year - 3, 10, 1).AddMonths(6 * n);
            db.AddRange(sums.Select(g => new TerminalSnapshot
            {
                Id = Guid.CreateVersion7(actor.Now), On = on, Bureau = g.Key.Bureau, TerminalClass = g.Key.TerminalClass!, Count = g.Sum(x => x.Input.Count!.Value),
                Central = g.Sum(x => x.Input.Count!.Value) * Rates[n] / 100, TakenBy = "情報政策課（架空）",
            }));
        }
        db.Act(actor, "TerminalsRegistered");
        await db.SaveChangesAsync(ct);
    }
}

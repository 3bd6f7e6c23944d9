using System.Globalization;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Systems.Demo;

/// <summary>
/// The ledger of the demonstration office: systems of the kinds prefectures publish, under fictional names, with
/// fictional vendors and figures; every row carries the mark. Needs the demonstration's sections and the code lists.
/// </summary>
public static class DemoSystems
{
    internal const string Table = "Systems.Data.demo-systems.csv";

    /// <summary>The same id at every seed, so that other demonstration data can name a system by its number.</summary>
    public static Guid Id(string code) =>
        new($"5e5e0000-0000-7000-8000-{int.Parse(code.AsSpan(code.IndexOf('-', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture):D12}");

    public static async Task SeedAsync(PortalDb db, Actor actor, CancellationToken ct = default)
    {
        if (await db.Set<InformationSystem>().AnyAsync(ct))
        {
            return;
        }
        var sections = await db.Set<Section>().AsNoTracking().Where(s => s.ValidTo == null).ToDictionaryAsync(s => s.Name, s => s.Id, ct);
        var systems = new List<(InformationSystem System, IReadOnlyDictionary<string, string> Row)>();
        foreach (var row in EmbeddedCsv.Read(Table))
        {
            var number = await Counter.NextAsync(db, InformationSystem.CounterKey, ct);
            var system = InformationSystem.Register(Id(InformationSystem.CodeOf(number)), number, DemoKarte.Fill(InputOf(row, sections[row["section"]]), number), actor);
            DemoKarte.AddParts(system, number, actor);
            systems.Add((system, row));
        }
        var byName = systems.ToDictionary(s => s.System.Name, s => s.System);
        var codes = systems.ToDictionary(s => s.System.Code, s => s.System.Id);
        foreach (var (system, row) in systems)
        {
            DemoKarte.AddLinks(system, byName, codes, actor);
            system.MarkDemonstration(Day(row["confirmed_on"]), row["section"]);
        }
        db.AddRange(systems.Select(s => s.System));
        db.Act(actor, "SystemRegistered");
        await db.SaveChangesAsync(ct);
    }

    private static SystemInput InputOf(IReadOnlyDictionary<string, string> row, Guid section) => new()
    {
        Name = row["name"], ShortName = OrNull(row["short_name"]), FormerName = OrNull(row["former_name"]), Furigana = OrNull(row["furigana"]), Summary = OrNull(row["summary"]),
        Lifecycle = Enum.Parse<Lifecycle>(row["lifecycle"]), Criticality = Enum.Parse<Criticality>(row["criticality"]), OwnerSectionId = section,
        DeliveryForm = OrNull(row["delivery_form"]), Hosting = OrNull(row["hosting"]), Sharing = OrNull(row["sharing"]), Segment = OrNull(row["segment"]),
        Confidentiality = OrNull(row["confidentiality"]), HandlesMyNumber = row["my_number"] == "1",
        VendorName = OrNull(row["vendor"]), ContractNumber = OrNull(row["contract_number"]), ContractMethod = OrNull(row["contract_method"]),
        ContractFrom = Day(row["contract_from"]), ContractTo = Day(row["contract_to"]),
        ContractAmountYen = Yen(row["contract_amount_yen"]), AnnualCostYen = Yen(row["annual_cost_yen"]),
        NextRenewalFy = row["next_renewal_fy"].Length == 0 ? null : FiscalYear.Parse(row["next_renewal_fy"]),
    };

    private static string? OrNull(string text) => text.Length == 0 ? null : text;

    private static DateOnly? Day(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static long? Yen(string text) => text.Length == 0 ? null : long.Parse(text, CultureInfo.InvariantCulture);
}

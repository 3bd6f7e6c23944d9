using GovernancePortal.Core.Kpis.Sheets;
using GovernancePortal.Web.Imports;
using GovernancePortal.Web.Security;
using GovernancePortal.Web.Startup;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Kpis.Import;

/// <summary>Takes the wide sheet of plans.</summary>
public sealed class IndexModel(CurrentActor current, KpiImportService imports, ImportWork work, IStringLocalizer<Texts> texts) : ImportIndexModel<KpiImportService>(current, imports, work, texts)
{
    internal static readonly ImportPlace Register = new("Kpis", "Navigation.KpiPlans", "/Kpis/Plans/Index", "KpiImport", "KpiImport.Key", "KpiImport.Name");

    public override ImportPlace Place => Register;
    /// <summary>The years are told in a word: there is a column for each.</summary>
    public override IReadOnlyList<string> Columns => [.. KpiSheet.Fixed.Select(c => c.Header), Texts["KpiImport.YearColumns"]];
}

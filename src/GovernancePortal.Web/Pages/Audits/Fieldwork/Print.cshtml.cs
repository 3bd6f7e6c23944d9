using GovernancePortal.Core.Audits.Answers;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Audits.Fieldwork;

/// <summary>The checklist on A4 with room to write.</summary>
public sealed class PrintModel(AuditAnswerQueries queries, FieldworkWords words) : ModulePage<FieldworkWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public AuditSheet Sheet { get; private set; } = null!;

    protected override async Task LoadPageAsync(CancellationToken ct) => Sheet = await queries.SheetAsync(Id, Me, ct);

    public void OnGet()
    {
    }
}

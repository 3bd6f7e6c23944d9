using GovernancePortal.Core.Instructions;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Instructions;

/// <summary>The instructions about one record, as its own page shows them.</summary>
public sealed record InstructionsOf(InstructionSubject Kind, Guid Id, IReadOnlyList<InstructionLine> Lines, bool MayGive, InstructionWords Words);

/// <summary>
/// <c>@await Component.InvokeAsync("Instructions", new { kind = InstructionSubject.Kpi, id })</c>: what the CIO asked about the record, and the way
/// to ask more. Nothing, and no command, for people who may know of none.
/// </summary>
public sealed class InstructionsViewComponent(InstructionQueries queries, InstructionWorkQueries work, InstructionWords words, CurrentActor current) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(InstructionSubject kind, Guid id)
    {
        var ct = HttpContext.RequestAborted;
        var actor = await current.GetAsync(ct);
        var mayGive = InstructionAccess.MayGive(actor);
        var knows = InstructionAccess.SeesAll(actor) || actor.May(Permission.InstructAnswer);
        IReadOnlyList<InstructionLine> lines = knows && await work.ExistAsync(ct) ? await queries.OfSubjectAsync(kind, id, actor, ct) : [];
        if (lines.Count == 0 && !mayGive)
        {
            return Content("");
        }
        await words.ReadAsync(ct);
        return View(new InstructionsOf(kind, id, lines, mayGive, words));
    }
}

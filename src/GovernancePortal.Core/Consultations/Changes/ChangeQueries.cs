using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Changes;

/// <summary>この承認が及ぶ項目: the frozen values an approval covers, and what changes said about them.</summary>
public sealed record ApprovalCoverage(int Version, DateOnly Day, int Percent, IReadOnlyList<CoveredField> Fields)
{
    public IReadOnlyList<VerdictView> Verdicts { get; init; } = [];
}

/// <summary>One covered item with what was decided. The value is masked (null, <see cref="IsMasked"/>) for readers without the right.</summary>
public sealed record CoveredField(FieldDefinition Field, string? Value, long? Yen, int Rows, bool IsMasked)
{
    /// <summary>Counts only when it rises.</summary>
    public bool IsAmount => ChangeReading.IsAmount(Field);
}

/// <summary>A verdict as a reader may see it: restricted values are gone.</summary>
public sealed record VerdictView(ChangeVerdictKind Kind, Guid CaseId, string? Number, string Title, DateOnly On, string By, string? Reason, int Percent, IReadOnlyList<ChangeLine> Lines);

public sealed class ChangeQueries(PortalDb db, CodeQueries codes, CalendarQueries calendars)
{
    /// <summary>The items an approval covers, by the list valid on the day it was given. Null before a decision and for one that refused.</summary>
    public async Task<ApprovalCoverage?> CoverageAsync(CaseView view, Actor actor, CancellationToken ct = default)
    {
        var c = view.Case;
        if (c.Decision is not { Result: ConsultationState.Approved or ConsultationState.ConditionallyApproved } decision)
        {
            return null;
        }
        var frozen = await db.Set<ConsultationVersion>().AsNoTracking().Where(v => v.ConsultationId == c.Id && v.Number == decision.Version).Select(v => v.Form).SingleOrDefaultAsync(ct);
        if (frozen is null)
        {
            return null;
        }
        var day = c.DecidedAt is { } at ? OfficeTime.DayOf(at) : decision.On;
        var material = await MaterialAsync(day, ct);
        var facts = new FormFacts(c.Stage, c.Size, day, frozen.ByLetter);
        return new ApprovalCoverage(decision.Version, day, material.Percent, [.. material.Of(c.Stage).Where(f => facts.Has(f.Code) || FormCatalogue.Of(c.Stage).Any(p => p.Item == f.Code && facts.Has(p.Code)))
            .Select(f => Covered(f, facts, view.MayViewRestricted))])
        { Verdicts = await VerdictsAsync(c.Id, view.MayViewRestricted, actor, ct) };
    }

    private static CoveredField Covered(FieldDefinition f, FormFacts facts, bool maySee)
    {
        var masked = f.Restricted && !maySee;
        return new CoveredField(f, masked ? null : f.Type is FieldType.Rows or FieldType.CostGrid ? null : facts.Text(f.Code),
            masked ? null : f.Type == FieldType.CostGrid ? facts.TotalYen : f.Type == FieldType.Yen ? facts.Yen(f.Code) : null, facts.Rows(f.Code).Count, masked);
    }

    private async Task<IReadOnlyList<VerdictView>> VerdictsAsync(Guid id, bool maySee, Actor actor, CancellationToken ct)
    {
        var rows = await (from v in db.Set<ChangeVerdict>().AsNoTracking()
                          join c in db.Set<Consultation>().AsNoTracking().Where(ConsultationAccess.FullFor(actor)) on v.ByCaseId equals c.Id
                          where v.OfId == id || v.ByCaseId == id
                          orderby v.At
                          select new { v, c.Number, c.Title }).ToListAsync(ct);
        return [.. rows.Select(r => new VerdictView(r.v.Kind, r.v.ByCaseId, r.Number, r.Title, OfficeTime.DayOf(r.v.At), r.v.By, r.v.Reason, r.v.Percent, [.. r.v.Lines.Select(line => Masked(line, maySee))]))];
    }

    /// <summary>A reader without the right sees that it changed, not how.</summary>
    public static ChangeLine Masked(ChangeLine line, bool maySee) => maySee || !line.IsRestricted ? line : line with { Old = null, New = null, OldYen = null, NewYen = null };

    /// <summary>The list and percentage of a day.</summary>
    public async Task<MaterialFields> MaterialAsync(DateOnly day, CancellationToken ct = default) =>
        MaterialFields.On(day, await codes.BookAsync(ct), (await calendars.CalendarAsync(ct)).Setting(SettingName.MaterialChangePercent, day));
}

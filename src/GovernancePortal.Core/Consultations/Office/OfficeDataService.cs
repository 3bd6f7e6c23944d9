using GovernancePortal.Core.Consultations.Checklist;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace GovernancePortal.Core.Consultations.Office;

/// <summary>
/// The office's own dated data: code lists, checklist, 記入例, kinds of files. What was used stays readable: nothing is
/// deleted, an entry ends and another begins. Forbidden without <see cref="Permission.OfficePropose"/>.
/// </summary>
public sealed class OfficeDataService(PortalDb db, CodeQueries codes, IMemoryCache cache)
{
    /// <summary>Refused in a list that does not exist (404) and for a code it holds already (Office.CodeTaken).</summary>
    public async Task AddCodeAsync(string list, CodeInput input, Actor actor, CancellationToken ct = default)
    {
        Demand(actor);
        DemandOwn(list);
        var known = await db.Set<CodeItem>().Where(x => x.List == list).Select(x => new { x.Code, x.Order }).ToListAsync(ct);
        if (known.Count == 0)
        {
            throw new NotFound("Code list " + list);
        }
        if (string.IsNullOrEmpty(input.Code))
        {
            throw new RuleViolation("Form.Required", "Code");
        }
        if (list == Changes.MaterialFields.List && FormCatalogue.Find(input.Code)?.IsItem != true)
        {
            throw new RuleViolation("Office.FieldUnknown", "Code");
        }
        if (known.Any(x => string.Equals(x.Code, input.Code, StringComparison.OrdinalIgnoreCase)))
        {
            throw new RuleViolation("Office.CodeTaken", "Code");
        }
        var item = new CodeItem
        {
            Id = Guid.CreateVersion7(actor.Now), List = list, Code = input.Code, NameJa = input.NameJa!, NameEn = input.NameEn, Order = input.Order ?? (known.Max(x => x.Order) + 10),
            ValidFrom = input.ValidFrom ?? actor.Today, Fixed = false,
        };
        db.Add(item);
        db.Act(actor, "CodeAdded", item.Subject, $"{list} {item.Code}");
        await UniqueSave.SaveAsync(db, new RuleViolation("Office.CodeTaken", "Code"), ct);
        codes.Forget();
    }

    public async Task RenameCodeAsync(Guid id, uint version, CodeInput input, Actor actor, CancellationToken ct = default)
    {
        var item = await FindAsync<CodeItem>(id, version, actor, ct);
        DemandOwn(item.List);
        item.NameJa = input.NameJa!;
        item.NameEn = input.NameEn;
        item.Order = input.Order ?? item.Order;
        db.Act(actor, "CodeRenamed", item.Subject, $"{item.List} {item.Code}");
        await db.SaveChangesAsync(ct);
        codes.Forget();
    }

    /// <summary>Offered up to the day, and from then on only read. Refused for a fixed code, which rules read (Office.CodeFixed).</summary>
    public async Task EndCodeAsync(Guid id, uint version, DateOnly? lastDay, Actor actor, CancellationToken ct = default)
    {
        var item = await FindAsync<CodeItem>(id, version, actor, ct);
        DemandOwn(item.List);
        if (item.Fixed)
        {
            throw new RuleViolation("Office.CodeFixed", "End");
        }
        DemandOrder(item.ValidFrom, lastDay);
        item.ValidTo = lastDay;
        db.Act(actor, lastDay is null ? "CodeReopened" : "CodeEnded", item.Subject, $"{item.List} {item.Code}");
        await db.SaveChangesAsync(ct);
        codes.Forget();
    }

    // What the library publishes is offered by its publication.
    private static void DemandOwn(string list)
    {
        if (list == ConsultationCodes.StandardPart)
        {
            throw new RuleViolation("Office.KeptByLibrary", null);
        }
    }

    /// <summary>
    /// A question from a day on. The row of the same number that was valid ends the day before; reviews under way keep
    /// the lines they began with. A day before the present row is refused (Office.EarlierThanPresent). Where one row is
    /// reworded it is named with the version that was shown: somebody else's change to it meanwhile is a conflict.
    /// </summary>
    public async Task AddChecklistItemAsync(ChecklistInput input, Guid? reworded, uint version, Actor actor, CancellationToken ct = default)
    {
        Demand(actor);
        var from = input.ValidFrom!.Value;
        if (reworded is { } id && (await FindAsync<ChecklistItem>(id, version, actor, ct)).Version != version)
        {
            throw new VersionConflict("The question was changed meanwhile.");
        }
        var present = await db.Set<ChecklistItem>().Where(i => i.Stage == input.Stage && i.Number == input.Number && (i.ValidTo == null || i.ValidTo >= from)).OrderBy(i => i.ValidFrom).ToListAsync(ct);
        if (present.Any(i => i.ValidFrom >= from))
        {
            throw new RuleViolation("Office.EarlierThanPresent", "ValidFrom");
        }
        foreach (var earlier in present)
        {
            earlier.ValidTo = from.AddDays(-1);
        }
        var item = new ChecklistItem
        {
            Id = Guid.CreateVersion7(actor.Now), Stage = input.Stage, Number = input.Number!.Value, TextJa = input.TextJa!, TextEn = input.TextEn, Blocking = input.Blocking,
            Fields = string.Join(';', (input.Fields ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)), ValidFrom = from,
            // The form settles the same question however it is worded.
            PrejudgedBy = present.LastOrDefault()?.PrejudgedBy,
        };
        db.Add(item);
        db.Act(actor, "ChecklistItemAdded", item.Subject);
        await UniqueSave.SaveAsync(db, new RuleViolation("Office.EarlierThanPresent", "ValidFrom"), ct);
    }

    public async Task EndChecklistItemAsync(Guid id, uint version, DateOnly lastDay, Actor actor, CancellationToken ct = default)
    {
        var item = await FindAsync<ChecklistItem>(id, version, actor, ct);
        DemandOrder(item.ValidFrom, lastDay);
        item.ValidTo = lastDay;
        db.Act(actor, "ChecklistItemEnded", item.Subject);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>
    /// 記入例 from a day on: a new row, or the same row again when it begins on that very day. Whoever had older texts before
    /// the eyes than the newest ones is told so (conflict).
    /// </summary>
    public async Task EditGuideAsync(string fieldCode, GuideInput input, Actor actor, CancellationToken ct = default)
    {
        Demand(actor);
        if (FormCatalogue.Find(fieldCode) is null)
        {
            throw new NotFound("Field " + fieldCode);
        }
        var from = input.ValidFrom!.Value;
        if (from < actor.Today)
        {
            throw new RuleViolation("Office.FromPassed", "ValidFrom");
        }
        var known = await db.Set<FieldGuide>().Where(g => g.FieldCode == fieldCode).OrderByDescending(g => g.ValidFrom).ToListAsync(ct);
        if ((known.Count > 0 ? known[0].Version : 0) != input.Version)
        {
            throw new VersionConflict("The texts were changed meanwhile.");
        }
        var guide = known.Find(g => g.ValidFrom == from);
        if (guide is null)
        {
            guide = new FieldGuide { Id = Guid.CreateVersion7(actor.Now), FieldCode = fieldCode, ValidFrom = from, ExampleJa = input.ExampleJa! };
            db.Add(guide);
        }
        guide.ExampleJa = input.ExampleJa!;
        guide.ExampleEn = input.ExampleEn;
        guide.HintJa = input.HintJa;
        guide.HintEn = input.HintEn;
        db.Act(actor, "GuideEdited", guide.Subject, fieldCode);
        await UniqueSave.SaveAsync(db, new RuleViolation("Office.EarlierThanPresent", "ValidFrom"), ct);
        cache.Remove(db.CacheKey($"field-guides-{actor.Today:O}"));
    }

    /// <summary>Taken up to the day; an open end takes the kind again. Files already attached stay.</summary>
    public async Task EndFileTypeAsync(Guid id, uint version, DateOnly? lastDay, Actor actor, CancellationToken ct = default)
    {
        var type = await FindAsync<AllowedFileType>(id, version, actor, ct);
        DemandOrder(type.ValidFrom, lastDay);
        type.ValidTo = lastDay;
        db.Act(actor, lastDay is null ? "FileTypeReopened" : "FileTypeEnded", type.Subject, type.Extension);
        await db.SaveChangesAsync(ct);
    }

    private async Task<T> FindAsync<T>(Guid id, uint version, Actor actor, CancellationToken ct)
        where T : class, IVersioned
    {
        Demand(actor);
        var row = await db.Set<T>().FindAsync([id], ct) ?? throw new NotFound($"{typeof(T).Name} {id}");
        db.Expect(row, version);
        return row;
    }

    private static void DemandOrder(DateOnly from, DateOnly? to)
    {
        if (to < from)
        {
            throw new RuleViolation("Office.EndBeforeBegin", "LastDay", from);
        }
    }

    private static void Demand(Actor actor)
    {
        if (!actor.IsOperator && !actor.May(Permission.OfficePropose))
        {
            throw new Forbidden("The office's data is kept by the policy office.");
        }
    }
}

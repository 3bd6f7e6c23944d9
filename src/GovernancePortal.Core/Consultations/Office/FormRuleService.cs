using FluentValidation;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Office;

/// <summary>What holds of one item from a day on; null leaves it as the form has it.</summary>
public sealed record FormRuleInput
{
    public bool Asked { get; init; } = true;
    public bool? Required { get; init; }
    public bool? Simplified { get; init; }
    public DateOnly? ValidFrom { get; init; }
    public string? Reason { get; init; }
    /// <summary>Of the newest row when the page was opened; 0 when there was none.</summary>
    public uint Version { get; init; }
}

public sealed class FormRuleInputValidator : AbstractValidator<FormRuleInput>
{
    public FormRuleInputValidator()
    {
        RuleFor(x => x.ValidFrom).NotNull();
        RuleFor(x => x.Reason).NotEmpty().MaximumLength(FormRule.ReasonLength);
    }
}

/// <summary>Items of the forms are the office's dated data (R036); the portal's own figures are not (FormRule.IsOpen).</summary>
public sealed class FormRuleService(PortalDb db, FormRuleQueries rules)
{
    /// <summary>
    /// A rule from a day on, or the same row again when it begins on that very day. It begins tomorrow at the earliest
    /// (Office.RuleFromTomorrow), so that no case that is open changes; an item that the portal computes with is refused
    /// (Office.ItemComputed), and so is who looked at older rules than the newest (conflict).
    /// </summary>
    public async Task SaveAsync(Stage stage, string item, FormRuleInput input, Actor actor, CancellationToken ct = default)
    {
        if (!actor.IsOperator && !actor.May(Permission.OfficePropose))
        {
            throw new Forbidden("The office's data is kept by the policy office.");
        }
        if (FormCatalogue.Of(stage).All(f => f.Code != item))
        {
            throw new NotFound("Item " + item);
        }
        if (!FormRule.IsOpen(stage, item))
        {
            throw new RuleViolation("Office.ItemComputed", "Asked", item);
        }
        var from = input.ValidFrom!.Value;
        if (from <= actor.Today)
        {
            throw new RuleViolation("Office.RuleFromTomorrow", "ValidFrom");
        }
        var known = await db.Set<FormRule>().Where(r => r.Stage == stage && r.Item == item).OrderByDescending(r => r.ValidFrom).ToListAsync(ct);
        if ((known.Count > 0 ? known[0].Version : 0) != input.Version)
        {
            throw new VersionConflict("The rules were changed meanwhile.");
        }
        var rule = known.Find(r => r.ValidFrom == from);
        if (rule is null)
        {
            rule = new FormRule { Id = Guid.CreateVersion7(actor.Now), Stage = stage, Item = item, ValidFrom = from };
            db.Add(rule);
        }
        (rule.Asked, rule.Required, rule.Simplified, rule.Reason) = (input.Asked, input.Asked ? input.Required : null, input.Asked ? input.Simplified : null, input.Reason);
        db.Act(actor, "FormRuleSaved", rule.Subject, $"{stage} {item}");
        await UniqueSave.SaveAsync(db, new RuleViolation("Office.EarlierThanPresent", "ValidFrom"), ct);
        rules.Forget();
    }
}

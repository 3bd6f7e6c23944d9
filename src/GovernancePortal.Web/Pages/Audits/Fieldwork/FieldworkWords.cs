using GovernancePortal.Core.Audits.Answers;
using GovernancePortal.Core.Audits.Items;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Audits.Fieldwork;

/// <summary>How audit items and what was found of them are called.</summary>
public sealed class FieldworkWords(CurrentActor current, SystemWordsSource source, IStringLocalizer<Texts> texts, Formats formats) : ModuleWords(current, source, texts, formats)
{
    private static readonly AuditMethods[] Single = [AuditMethods.Reading, AuditMethods.Asking, AuditMethods.Visit, AuditMethods.Replay];

    public bool MayEditItems => AuditItemAccess.MayEdit(Me);

    /// <summary>"閲覧・質問".</summary>
    public string Methods(AuditMethods methods) => string.Join(Texts["Systems.ConditionSeparator"], Single.Where(m => methods.HasFlag(m)).Select(m => Texts["AuditMethods." + m].Value));

    public static IReadOnlyList<AuditResult> Results { get; } = Enum.GetValues<AuditResult>();

    public static Tone ToneOf(AuditResult? result) => result switch
    {
        AuditResult.Conforming => Tone.Good,
        AuditResult.PartlyNonConforming => Tone.Late,
        AuditResult.NonConforming => Tone.Bad,
        AuditResult.Observation => Tone.Caution,
        AuditResult.NotApplicable => Tone.Off,
        AuditResult.Unconfirmed or null => Tone.Calm,
    };

    public string Name(AuditResult? result) => result is { } known ? Formats.Name(known) : Texts["AuditChecks.Unanswered"];

    /// <summary>Who answered and when; empty where nobody has.</summary>
    public string Who(AuditAnswer answer) => answer.AnsweredBy is null ? "" : $"{answer.AnsweredBy} {Formats.Moment(answer.AnsweredAt)}";

    /// <summary>Systems of the section, and the one that is named already where it has left it.</summary>
    public static IReadOnlyList<SelectListItem> Systems(AuditSheet sheet, AuditAnswer answer)
    {
        var items = sheet.Systems.Select(s => new SelectListItem($"{s.Code} {s.Name}", s.Id.ToString(), s.Id == answer.SystemId)).ToList();
        if (answer.SystemId is { } named && sheet.Systems.All(s => s.Id != named))
        {
            items.Add(new SelectListItem(answer.SystemName, named.ToString(), true));
        }
        return items;
    }

    public override string Value(string field, string stored)
    {
        var name = field[(field.LastIndexOf('.') + 1)..];
        return field switch
        {
            "AuditItemSet.State" => Texts["ItemSetState." + stored],
            "AuditItem.Condition" => Texts["AuditCondition." + stored],
            "AuditAnswer.Result" => Texts["AuditResult." + stored],
            _ when name == "IsRequired" => Texts[stored is "True" or "true" ? "Form.Yes" : "Form.No"],
            _ => Ledger.Value(field, stored),
        };
    }
}

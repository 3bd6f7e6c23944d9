using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Need;

/// <summary>
/// The set every installation begins with (domain.md 3.1, 3.4; R081). Introduction and renewal are always consulted, with a
/// budget or without; a minor change and what is no system are not; a change of law and a retirement take the simplified form.
/// </summary>
public static class NeedSeed
{
    private static readonly DateOnly Always = new(2000, 4, 1);

    public static async Task SeedAsync(PortalDb db, Actor actor, CancellationToken ct = default)
    {
        if (await db.Set<NeedRuleSet>().AnyAsync(ct))
        {
            return;
        }
        var set = First(actor);
        set.Check();
        db.Add(set);
        db.Act(actor, "NeedRuleSetAdded", set.Subject);
        await db.SaveChangesAsync(ct);
    }

    internal static NeedRuleSet First(Actor actor) => new()
    {
        Id = Guid.CreateVersion7(actor.Now), ValidFrom = Always, AddedAt = actor.Now, AddedBy = actor.Name, Questions = Questions, Rules = Rules,
    };

    private static NeedTest Test(string question, params string[] codes) => new(question, codes);

    private static IReadOnlyList<NeedQuestion> Questions { get; } =
    [
        new("Q1", "何をしようとしていますか。", "What do you plan to do?",
        [
            new("New", "新しいシステムやクラウドサービスを使い始める", "Start to use a new system or cloud service", ConsultationKind.NewSystem),
            new("Renewal", "今のシステムを入れ替える、又は契約を更新・延長する", "Replace a running system, or renew or extend its contract", ConsultationKind.Renewal),
            new("Change", "今のシステムを変更・改修する", "Change a running system", ConsultationKind.Enhancement),
            new("Retire", "今のシステムを廃止する、又は統合する", "Retire or merge a running system", ConsultationKind.Retirement),
            new("NotSystem", "システムやクラウドサービスに当たらない（消耗品の購入など）", "Nothing of a system or cloud service (consumables and the like)"),
        ])
        { HintJa = "県民向けの無料サービスや、試しに使うものも含みます。", HintEn = "Free services and trials count too." },
        new("Q2", "どのような変更ですか。", "What kind of change is it?",
        [
            new("Law", "法令や制度の改正に合わせて、稼働中のシステムを直す", "A running system is adapted to a change of law", ConsultationKind.LegalChange),
            new("Minor", "軽微な変更（文言、帳票の様式、設定値など。機能も契約額も変わらない）", "A minor change (wording, layout, settings; neither functions nor the contract amount change)"),
            new("Function", "機能を加える、又は変える", "Functions are added or changed"),
        ])
        { When = [Test("Q1", "Change")] },
        new("Q3", "扱う情報に、マイナンバー、要配慮個人情報又は自治体機密性3A・3Bの情報がありますか。", "Are My Number, sensitive personal data or information of class 3A or 3B handled?",
        [
            new("Yes", "ある、又は分からない", "Yes, or not known"),
            new("No", "ない", "No"),
        ])
        { When = [Test("Q1", "New", "Renewal", "Change")] },
        new("Q4", "予算を要求しますか。", "Is a budget requested?",
        [
            new("Yes", "要求する", "Yes"),
            new(NeedChoice.NoBudgetCode, "要求しない（無償、既にある予算で行うなど）", "No (free of charge, within a present budget and the like)"),
        ])
        { When = [Test("Q1", "New", "Renewal", "Change", "Retire")], HintJa = "予算要求の有無にかかわらず、協議は必要です。", HintEn = "The consultation is needed either way." },
        new("Q5", "使う期間の全体で、およそいくらかかりますか（税込み）。", "About how much does it cost over the whole period of use (tax included)?", [])
        { IsAmount = true, When = [Test("Q1", "New", "Renewal", "Change")], HintJa = "期間が決まっていないときは、1年分の運用経費の4倍に初期費用を足した額です。分からないときは空欄にしてください。", HintEn = "Without a fixed period: four times the yearly running cost plus the initial cost. Leave it empty if you do not know." },
    ];

    private static IReadOnlyList<NeedRule> Rules { get; } =
    [
        new([Test("Q1", "NotSystem")], NeedResult.None, "情報システムの導入や変更に当たらないため、協議は要りません。", "It is no introduction or change of an information system: no consultation is needed."),
        new([Test("Q2", "Minor"), Test("Q3", "No")], NeedResult.None, "稼働中のシステムの軽微な変更であるため、協議は要りません。台帳の記載が変わるときは、台帳を直してください。", "It is a minor change of a running system: no consultation is needed. Where the ledger's entries change, correct the ledger."),
        new([Test("Q2", "Minor")], NeedResult.Simplified, "軽微な変更ですが、重要な情報を扱うため、簡易な協議書で協議してください。", "A minor change, but important information is handled: consult with the simplified form."),
        new([Test("Q2", "Law")], NeedResult.Simplified, "法令や制度の改正に伴う稼働中のシステムの変更であるため、簡易な協議書で協議してください。", "A running system is adapted to a change of law: consult with the simplified form."),
        new([Test("Q1", "Retire")], NeedResult.Simplified, "廃止や統合は、データの移行と消去を確かめるため、簡易な協議書で協議してください。", "For a retirement or merger the migration and deletion of data are checked: consult with the simplified form."),
        new([Test("Q3", "Yes")], NeedResult.Full, "重要な情報を扱うため、金額にかかわらず、通常の協議書で協議してください。", "Important information is handled: consult with the full form whatever the amount."),
        new([Test("Q5", NeedRuleSet.Within)], NeedResult.Simplified, "総額が基準額以下であるため、予算要求の有無にかかわらず、簡易な協議書で協議してください。", "The total is within the limit: consult with the simplified form, whether or not a budget is requested."),
        new([], NeedResult.Full, "システムの導入、更新又は機能の変更であるため、予算要求の有無にかかわらず、企画の段階で通常の協議書で協議してください。", "It is an introduction, a renewal or a change of functions: consult with the full form while planning, whether or not a budget is requested."),
    ];
}

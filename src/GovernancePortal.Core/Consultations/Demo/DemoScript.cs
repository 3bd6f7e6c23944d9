using GovernancePortal.Core.Consultations.Funds;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Consultations.Demo;

/// <summary>One act of the story: when, by whom, and what is done.</summary>
internal sealed record DemoAct(DemoScript Of, DateTimeOffset At, string By, Func<DemoStage, Actor, CancellationToken, Task> Do);

/// <summary>
/// The acts of one case in their order. Days move on by open-day-like steps; nothing is dated after
/// <paramref name="now"/>, and an act that would be is left out with all that follow it.
/// </summary>
internal sealed class DemoScript(DemoCase subject, string sectionName, string staff, string head, string reviewer, DateTimeOffset start, DateTimeOffset now)
{
    private readonly List<DemoAct> acts = [];
    private DateTimeOffset clock = start;
    private bool over;

    public Guid Id { get; private set; }
    public Guid NextId { get; private set; }
    public DemoCase Subject => subject;
    public string SectionName => sectionName;
    public string Staff => staff;
    public string Head => head;
    public string Reviewer => reviewer;
    public IReadOnlyList<DemoAct> Acts => acts;
    /// <summary>The case the acts are about: the first stage, then the second one.</summary>
    public Guid Latest => NextId != Guid.Empty ? NextId : Id;

    /// <summary>The next act, so many days on, on a weekday in office hours.</summary>
    public DemoScript Then(int days, string by, Func<DemoStage, Guid, uint, Actor, CancellationToken, Task> act)
    {
        var at = clock.AddDays(days).AddMinutes(23);
        while (OfficeTime.DayOf(at).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            at = at.AddDays(1);
        }
        var hour = at.ToOffset(OfficeTime.Offset).Hour;
        at = hour >= 17 ? at.AddHours(-7) : at;
        clock = at > clock ? at : clock.AddMinutes(5);
        over |= clock >= now;
        if (!over)
        {
            acts.Add(new DemoAct(this, clock, by, async (stage, actor, ct) => await act(stage, Latest, Latest == Guid.Empty ? 0 : await stage.VersionAsync(Latest, ct), actor, ct)));
        }
        return this;
    }

    /// <summary>Moves the clock to a day that the office's year sets.</summary>
    public DemoScript Until(DateOnly day)
    {
        var at = OfficeTime.StartOf(day).AddHours(10).AddMinutes(subject.Variant % 50);
        clock = at > clock ? at : clock;
        return this;
    }

    public DemoScript Draft() => Then(0, staff, async (stage, _, _, actor, ct) => Id = await stage.Drafts.CreateAsync(new NewConsultation
    {
        Stage = Stage.PreBudget, Title = subject.Title, Kind = subject.Kind, TargetFy = subject.TargetFy, BudgetKind = subject.Budget, SystemId = subject.SystemId,
        SectionId = People.Demo.DemoOffice.Section(sectionName).Id, RoughYen = subject.TotalYen,
    }, actor, demonstration: true, ct));

    public DemoScript Begin() => Then(1, staff, async (stage, id, _, actor, ct) =>
        await stage.Drafts.SaveSectionsAsync(id, DemoAnswers.PreBudget(subject).Sections.Where(s => s.Key is 'A' or 'B' or 'D').ToDictionary(), actor, ct));

    public DemoScript Fill() => Then(2, staff, async (stage, id, _, actor, ct) =>
    {
        var form = DemoAnswers.PreBudget(subject);
        await stage.Drafts.SaveSectionsAsync(id, form.Sections, actor, ct);
        await AttachAllAsync(stage, id, form, actor, ct);
    });

    private async Task AttachAllAsync(DemoStage stage, Guid id, DemoForm form, Actor actor, CancellationToken ct)
    {
        foreach (var needed in form.Files)
        {
            for (var i = 1; i <= needed.AtLeast; i++)
            {
                stage.Clear();
                await stage.AttachAsync(id, needed.Kind, $"{subject.SystemName}_{needed.Kind}_{i}", null, actor, ct);
            }
        }
    }

    public DemoScript PassOn() => Then(1, staff, (stage, id, v, actor, ct) => stage.Filing.PassOnAsync(id, v, null, actor, ct));

    public DemoScript Submit(int days = 2) => Then(days, head, (stage, id, v, actor, ct) => stage.Filing.SubmitAsync(id, v, null, null, actor, ct));

    public DemoScript Accept(int days = 1) => Then(days, reviewer, (stage, id, v, actor, ct) => stage.Review.AcceptAsync(id, v, null, actor, ct));

    public DemoScript StartReview() => Then(1, reviewer, (stage, id, v, actor, ct) => stage.Review.StartReviewAsync(id, v, actor, ct));

    public DemoScript Withdraw() => Then(2, head, (stage, id, v, actor, ct) => stage.Filing.WithdrawAsync(id, v, "事業の見直しにより、来年度の導入を取りやめるため。", actor, ct));

    public DemoScript ReturnAtReception() => Then(1, reviewer, (stage, id, v, actor, ct) =>
        stage.Review.ReturnAtReceptionAsync(id, v, new ReturnInput("見積書の宛名と日付がありません。差し替えて提出してください。", ["R02"]), actor, ct));

    public DemoScript Return() => Then(4, reviewer, async (stage, id, _, actor, ct) =>
    {
        await stage.Review.CommentAsync(id, new CommentInput("G1", "データ移行の金額の内訳（件数と単価）を示してください。前回の更新と比べて高くなっています。", "R07"), actor, ct);
        stage.Clear();
        await stage.Review.CommentAsync(id, new CommentInput("G8", "指標の現状値がありません。測った時期と合わせて記入してください。", "R09"), actor, ct);
        stage.Clear();
        await stage.Review.ReturnAsync(id, await stage.VersionAsync(id, ct), new ReturnInput("経費の内訳と指標について、下の指摘に対応して再提出してください。", ["R07"]), actor, ct);
    });

    public DemoScript Reopen() => Then(1, staff, (stage, id, v, actor, ct) => stage.Filing.ReopenAsync(id, v, actor, ct));

    /// <summary>Mends what was commented on, ticks 対応済 and passes on again.</summary>
    public DemoScript Mend() => Reopen().Then(2, staff, async (stage, id, _, actor, ct) =>
    {
        var sections = DemoAnswers.PreBudget(subject).Sections.Where(s => s.Key is 'G').ToDictionary();
        if (sections.TryGetValue('G', out var g) && g.Rows.TryGetValue("G8", out var kpis) && kpis.Count > 0)
        {
            kpis[0]["baseline"] = "1件 12分（6月に計測）";
            await stage.Drafts.SaveSectionsAsync(id, sections, actor, ct);
        }
        foreach (var comment in (await stage.ReadAsync(id, ct)).Comments.Where(m => m.SentAt is not null && m.AnsweredAt is null))
        {
            stage.Clear();
            await stage.Drafts.AnswerCommentAsync(id, comment.Id, "内訳を添付し、記入を改めました。", actor, ct);
        }
    });

    public DemoScript AcceptComments() => Then(1, reviewer, async (stage, id, _, actor, ct) =>
    {
        foreach (var comment in (await stage.ReadAsync(id, ct)).Comments.Where(m => m.AnsweredAt is not null && m.AcceptedAt is null))
        {
            stage.Clear();
            await stage.Review.AcceptCommentAsync(id, comment.Id, true, actor, ct);
        }
    });

    public DemoScript Ask() => Then(3, reviewer, (stage, id, v, actor, ct) => stage.Review.AskAsync(id, v, new AskInput(
    [
        new QuestionInput("同時接続数の見込みと、その根拠を教えてください。", actor.Today.AddDays(10), ["B4"], []),
        new QuestionInput("見積書の保守の範囲が分かる資料に差し替えてください。", actor.Today.AddDays(10), [], ["Estimate"]),
    ]), actor, ct));

    public DemoScript Answer() => Then(3, staff, async (stage, id, _, actor, ct) =>
    {
        foreach (var question in (await stage.ReadAsync(id, ct)).Questions.Where(q => q.AnsweredAt is null))
        {
            stage.Clear();
            await stage.Drafts.AnswerQuestionAsync(id, question.Id, "昨年度の実績から、繁忙期で職員の3割と見込んでいます。資料のとおりです。", actor, ct);
        }
        stage.Clear();
        await stage.Filing.AnswerAsync(id, await stage.VersionAsync(id, ct), null, actor, ct);
    });

    public DemoScript Judge() => Then(2, reviewer, async (stage, id, _, actor, ct) =>
    {
        var open = (await stage.ReadAsync(id, ct)).Checklist.Where(i => i.Verdict is null).ToList();
        var verdicts = open.Select((line, index) => index == subject.Variant % 7 && !line.Blocking
            ? new JudgeInput(line.ItemId, Verdict.Improve, "説明は足りているが、運用の開始までに詳しくすること。") : new JudgeInput(line.ItemId, Verdict.Good, null)).ToList();
        stage.Clear();
        await stage.Review.JudgeAsync(id, verdicts, actor, ct);
    });

    /// <summary>見積精査: unit prices that lie around the same middle, one of them far off in some cases.</summary>
    public DemoScript Scrutinise() => Then(1, reviewer, (stage, id, _, actor, ct) =>
    {
        var (engineer, support) = (980_000L + (subject.Variant * 37_000 % 260_000), 820_000L + (subject.Variant * 29_000 % 180_000));
        var cut = subject.Variant % 3 != 0;
        return stage.Scrutinies.SaveAsync(id, new ScrutinyInput
        {
            Reason = cut ? "同種の案件の単価と比べて高いため、作業の内訳を確かめて見直しました。" : null,
            Lines =
            [
                new() { Item = "EngineerMonth", Name = "設計・構築", Quantity = 3 + (subject.Variant % 5), Unit = "人月", RequestedYen = subject.Variant % 11 == 7 ? engineer * 2 : engineer, AcceptedYen = cut ? engineer * 94 / 100 : null },
                new() { Item = "SupportMonth", Name = "運用支援", Quantity = 2.5m, Unit = "人月", RequestedYen = support, AcceptedYen = null },
                new() { Item = "Cloud", Name = "利用料", Quantity = 12, Unit = "月", RequestedYen = 150_000 + (subject.Variant * 7_000 % 90_000), AcceptedYen = null },
            ],
        }, actor, ct);
    });

    /// <summary>債務負担行為 or 長期継続契約 over five years, the first year used.</summary>
    public DemoScript Authority(bool longTerm) => Then(2, "finance", (stage, id, _, actor, ct) => stage.Authorities.AddAsync(id, new AuthorityInput
    {
        Kind = longTerm ? AuthorityKind.LongTermContract : AuthorityKind.DebtBurden, FromFy = subject.TargetFy, ToFy = subject.TargetFy.Plus(4), DecidedOn = longTerm ? null : actor.Today, CarriesOver = !longTerm,
        Years = [.. Enumerable.Range(0, 5).Select(n => new AuthorityYearInput { Fy = subject.TargetFy.Plus(n), CeilingYen = ((subject.TotalYen / 5 / 1000) + 1) * 1000, UsedYen = n == 0 ? subject.TotalYen / 6 / 1000 * 1000 : 0 })],
    }, actor, ct));

    public DemoScript Propose(ConsultationAct result) => Then(1, reviewer, (stage, id, v, actor, ct) =>
        stage.Review.ProposeAsync(id, v, result, "方式の検討と経費の見積りは妥当と認めます。", actor, ct));

    /// <summary>
    /// To the result by the route that the portal computed at the submission: the head of the policy office, or the
    /// committee on its day (<paramref name="meeting"/>; null while it has not met, <paramref name="ahead"/> when it will).
    /// </summary>
    public DemoScript Conclude(DateOnly? meeting, bool conditional = false, DateOnly? ahead = null)
    {
        Propose(ConsultationAct.Approve);
        ConditionInput[] conditions = conditional ? [new("Security", "遠隔地へのバックアップの方法と費用を仕様書に記載すること。", DueGate.PreProcurement, null, sectionName)] : [];
        Then(2, "policyhead", async (stage, id, v, actor, ct) =>
        {
            if (await stage.NeedsCommitteeAsync(id, ct))
            {
                await stage.Decisions.ReferToCommitteeAsync(id, v, "基準額を超えるため、IT推進会議に付議します。", actor, ct);
                return;
            }
            await stage.Decisions.DecideAsync(id, v, conditional ? ConsultationAct.ApproveWithConditions : ConsultationAct.Approve,
                new DecisionInput { Text = conditional ? "次の条件を付けて同意します。" : "申請のとおり同意します。", Conditions = conditions }, actor, ct);
        });
        if ((meeting ?? ahead) is { } sitting)
        {
            Then(1, "secretary", async (stage, id, _, actor, ct) =>
            {
                if (sitting >= actor.Today && (await stage.ReadAsync(id, ct)).State == ConsultationState.CommitteePending)
                {
                    stage.Clear();
                    await stage.PutOnAgendaAsync(id, sitting, actor, ct);
                }
            });
        }
        return meeting is not { } day ? this : Until(day).Then(0, "secretary", async (stage, id, v, actor, ct) =>
        {
            if ((await stage.ReadAsync(id, ct)).State == ConsultationState.CommitteePending)
            {
                stage.Clear();
                await stage.Decisions.DecideAsync(id, v, conditional ? ConsultationAct.CommitteeApproveWithConditions : ConsultationAct.CommitteeApprove,
                    new DecisionInput { Text = "原案のとおり承認する。", MeetingOn = actor.Today, Conditions = conditions }, actor, ct);
                stage.Clear();
                await stage.RecordMinutesAsync(actor, ct);
            }
        });
    }

    public DemoScript Agree() => Decide(ConsultationAct.Approve, "申請のとおり同意します。", "policyhead");

    public DemoScript Decide(ConsultationAct act, string text, string by, params ConditionInput[] conditions) => Then(2, by, (stage, id, v, actor, ct) =>
        stage.Decisions.DecideAsync(id, v, act, new DecisionInput { Text = text, Conditions = conditions, MeetingOn = by is "secretary" ? actor.Today : null }, actor, ct));

    public DemoScript Budget(BudgetOutcome outcome, DateOnly? passed) => Then(1, "finance", (stage, id, v, actor, ct) => stage.Decisions.RecordBudgetAsync(id, v, new BudgetResultInput
    {
        Outcome = outcome, RequestedYen = subject.TotalYen, AssessedYen = outcome == BudgetOutcome.GrantedReduced ? subject.TotalYen / 1000 * 96 / 100 * 1000 : outcome == BudgetOutcome.Granted ? subject.TotalYen : null,
        ProjectName = subject.SystemName + "運営事業", ProjectCode = $"{2 + (subject.Variant % 9):00}-{100 + subject.Variant:000}", Account = "総務費・総務管理費・情報管理費・委託料", PassedOn = passed,
    }, actor, ct));

    public DemoScript ReportCondition() => Then(3, staff, async (stage, id, _, actor, ct) =>
    {
        var condition = (await stage.ReadAsync(id, ct)).Conditions.First(k => k.State == ConditionState.Open);
        stage.Clear();
        await stage.AttachAsync(id, "ConditionEvidence", "遠隔地バックアップ_仕様書案", condition.Id, actor, ct);
        stage.Clear();
        await stage.Filing.ReportConditionAsync(id, await stage.VersionAsync(id, ct), condition.Id, "仕様書案の第5章に記載しました。", actor, ct);
    });

    public DemoScript ConfirmCondition() => Then(2, reviewer, async (stage, id, v, actor, ct) =>
    {
        var condition = (await stage.ReadAsync(id, ct)).Conditions.First(k => k.State == ConditionState.Reported);
        stage.Clear();
        await stage.Decisions.ConfirmConditionAsync(id, v, condition.Id, true, null, actor, ct);
    });

    public DemoScript NextStage() => Then(5, staff, async (stage, id, v, actor, ct) => NextId = await stage.Drafts.StartNextStageAsync(id, v, actor, ct));

    public DemoScript FillNext(DateOnly day) => Then(6, staff, async (stage, id, _, actor, ct) =>
    {
        var form = DemoAnswers.PreProcurement(subject with { Day = day });
        await stage.Drafts.SaveSectionsAsync(id, form.Sections, actor, ct);
        await AttachAllAsync(stage, id, form, actor, ct);
    });

    public DemoScript Contract(DateOnly from, int years) => Then(1, staff, (stage, id, v, actor, ct) => stage.Decisions.RecordContractAsync(id, v, new ContractResultInput
    {
        Vendor = DemoVendors[subject.Variant % DemoVendors.Length], AmountYen = subject.TotalYen / 1000 * (91 + (subject.Variant % 7)) / 100 * 1000,
        PlannedPriceYen = subject.TotalYen / 1000 * 98 / 100 * 1000, Method = DemoProcurement.Method(subject), DeviationReason = "契約の期間を、機器の保守期限に合わせて延ばした。金額は承認の範囲内である。", Bidders = 1 + (subject.Variant % 4), ContractOn = OfficeTime.DayOf(actor.Now),
        TermFrom = from, TermTo = from.AddYears(years).AddDays(-1), AnnualYen = subject.TotalYen / Math.Max(1, years) / 1000 * 1000,
        ContractNumber = $"契-{100 + subject.Variant:000}", NextRenewalFy = FiscalYear.Of(from.AddYears(years).AddDays(-1)),
    }, actor, ct));

    public DemoScript Settle() => Then(20, "finance", async (stage, id, v, actor, ct) =>
    {
        var settled = subject.TotalYen / 1000 * 88 / 100 * 1000;
        await stage.Decisions.RecordSettlementAsync(id, v, settled, actor, ct);
        await stage.TakeAccountAsync(id, $"契-{100 + subject.Variant:000}", subject.SystemName, subject.TotalYen, settled, subject.TotalYen / 1000 * 5 / 100 * 1000, actor, ct);
        await stage.TakeAccountAsync(null, $"契-{900 + subject.Variant:000}", subject.SystemName + "（関連機器）", 1_200_000, 1_140_000, 0, actor, ct);
    });

    public DemoScript StartChange() => Then(12, staff, async (stage, id, v, actor, ct) => NextId = await stage.Drafts.StartChangeAsync(id, v, "利用者の範囲を広げるため、経費が1割を超えて増えます。", actor, ct));

    private static readonly string[] DemoVendors = ["みどりシステムズ株式会社（架空）", "若葉情報サービス株式会社（架空）", "株式会社こもれびソフト（架空）", "青葉データ株式会社（架空）"];
}
